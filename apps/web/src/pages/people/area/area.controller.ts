import { Controller, Get, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { OwnDesk } from '../draft/own-desk.js';
import { firstOpen, goOnPath, questionPath } from '../question/own-flow.js';
import { AreaDesk } from './area-desk.js';

const FIRST: readonly string[] = ['happened', 'due', 'birth', 'loss', 'loss-when', 'apart'];
const WHERE: readonly string[] = ['home', 'surgery', 'which-surgery'];

/** Whether somebody may come by themselves there; and who else helps where they may not. */
@Allow({ anyone: true })
@Controller(`${FOR_YOU}/area`)
export class AreaController {
  constructor(
    private readonly desk: OwnDesk,
    private readonly area: AreaDesk,
  ) {}

  @Get()
  @Render('pages/people/area/area.page.njk')
  async show(@Req() request: Request): Promise<object> {
    const draft = await this.desk.open(request);
    const caller = this.desk.callerFor(draft, request);
    const context = await this.desk.context(caller, draft.answers);
    const open = firstOpen(context);
    if (open !== undefined && [...FIRST, ...WHERE].includes(open))
      throw new Elsewhere(questionPath(open));
    const { is, teams } = await this.area.of(caller, context);
    return {
      title: TITLES[is],
      section: say`Ask for help`,
      is,
      teams,
      onward: goOnPath(context),
      change: questionPath('home'),
      back: { href: questionPath('home'), text: say`Back` },
    };
  }
}

const TITLES = inLanguage(
  () =>
    ({
      takes: say`You can ask this team yourself`,
      'not-said': say`You can ask for help here`,
      'professionals-only': say`The next step in your area`,
      'not-told': say`We do not know your local team yet`,
      outside: say`Help where you live`,
      silent: say`You can go on`,
    }) as const,
);
