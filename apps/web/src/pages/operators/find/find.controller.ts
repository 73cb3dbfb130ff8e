import { Controller, Get, Render, Req } from '@nestjs/common';
import { soughtIn, type FoundReferrals } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { OperationsClient } from '../../../clients/operations.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { askedOf, findProblems, narrowingQuestions, soughtQuestion } from './find-form.js';
import { findPage, type FindPage } from './find.presenter.js';

const PAGE = 'pages/operators/find/find.page.njk';

/** From what somebody says on the telephone, or quotes from an error page, to the referral. */
@Allow({ roles: ['operator'] })
@Controller('operations/find')
export class FindController {
  constructor(private readonly operations: OperationsClient) {}

  @Get()
  @Render(PAGE)
  async show(@Req() request: Request, @CallerOf() caller: Caller): Promise<FindPage> {
    const given = request.query;
    if (Object.keys(given).length === 0) return findPage({});
    const answers = readAnswers([soughtQuestion, ...narrowingQuestions], given);
    const problems = findProblems(answers);
    if (problems.length > 0) throw new PageRefused(PAGE, findPage(answers, { problems }));
    const found = await this.operations.find(caller, askedOf(answers));
    const only = theOne(answers, found);
    if (only !== undefined) throw new Elsewhere(only);
    return findPage(answers, { found });
  }
}

/** Where a single referral was meant, its timeline, at the events that led there. */
function theOne(
  { reference, ...narrowing }: FormAnswers,
  { referralIds, events = [] }: FoundReferrals,
): string | undefined {
  const [only, ...others] = referralIds;
  const isNarrowed = Object.values(narrowing).some((answer) => answer !== undefined);
  if (only === undefined || others.length > 0 || isNarrowed) return undefined;
  const sought = soughtIn(String(reference));
  const timeline = `/operations/referrals/${only}`;
  if (events.length === 0) return timeline;
  if (sought?.by === 'trace') return `${timeline}?trace=${sought.trace}#found`;
  return `${timeline}?event=${events[0]?.eventId ?? ''}#found`;
}
