import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AskWhatIf as Question, Day, FieldProblem, WhatIfView } from '@waymark/contracts';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { checkCriteriaFile } from '../domain/criteria-file.js';
import { lintCriteria } from '../domain/lint/lint-criteria.js';
import type { LintFinding } from '../domain/lint/lint-finding.js';
import { readPlaces } from '../domain/read-places.js';
import { clip } from '../domain/words.js';
import { CriteriaStore } from '../store/criteria.store.js';
import { PlacesStore } from '../store/places.store.js';
import { WhatIfStore } from '../store/what-if.store.js';

/** Each runs for up to a minute on two cores; who asks more waits for the first. */
const MOST_UNFINISHED = 3;
/** What is rounded can be worn down by asking often enough. */
const MOST_A_DAY = 50;
const DAY_MS = 86_400_000;

/** Takes a draft of criteria, to be tried on everybody who was referred since a day. */
@Injectable()
export class AskWhatIf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly whatIfs: WhatIfStore,
    private readonly placeLists: PlacesStore,
    private readonly stored: CriteriaStore,
    private readonly clock: Clock,
  ) {}

  execute({ draft, since }: Question, caller: Caller): Promise<WhatIfView> {
    const today = this.clock.today();
    const askedAt = this.clock.now();
    const whatIfId = randomUUID();
    const { organisation, subject: by } = caller;
    return this.unitOfWork.run(async (tx) => {
      const serviceId = serviceNamedBy(draft);
      await this.mustBeTheirs(tx, serviceId, caller);
      const places = readPlaces((await this.placeLists.newest(tx)).content, 'places.json');
      const wrong = [...problemsOf(lintCriteria(draft, places)), ...datesOf(since, today)];
      if (wrong.length > 0) throw ProblemError.unprocessable(wrong.slice(0, MOST_PROBLEMS));

      await tx.hold(`what-ifs of ${organisation}`);
      await this.mustNotBeTooMany(tx, organisation, askedAt);
      this.whatIfs.add(tx, { whatIfId, serviceId, organisation, since, draft, askedAt });
      tx.audit({ action: 'what-if.asked', subject: whatIfId, by });
      const asked = { whatIfId, serviceId, since, askedAt: askedAt.toISOString() };
      return { ...asked, state: 'waiting', lookedAt: 0, of: 0 } as const;
    });
  }

  private async mustBeTheirs(tx: Transaction, serviceId: string, caller: Caller): Promise<void> {
    const boards = await this.stored.boardsOf(tx, serviceId, this.clock.today());
    if (isTheirs(caller, serviceId, boards ?? [])) return;
    if (boards === undefined) throw ProblemError.unprocessable([NO_SUCH_SERVICE]);
    throw ProblemError.forbidden(
      'The draft is of a service that is not yours: its own editors and approvers and the commissioners of its area may try it.',
    );
  }

  private async mustNotBeTooMany(tx: Transaction, organisation: string, now: Date): Promise<void> {
    if ((await this.whatIfs.unfinishedOf(tx, organisation)) >= MOST_UNFINISHED) {
      const detail = `${String(MOST_UNFINISHED)} what-ifs of yours are not finished: wait for one, or cancel it.`;
      throw ProblemError.conflict('too-many-what-ifs', detail);
    }
    const since = new Date(now.getTime() - DAY_MS);
    if ((await this.whatIfs.askedSince(tx, organisation, since)) >= MOST_A_DAY) {
      const detail = `${String(MOST_A_DAY)} what-ifs were asked by your organisation within a day: ask again tomorrow.`;
      throw ProblemError.conflict('enough-what-ifs-today', detail);
    }
  }
}

const MOST_PROBLEMS = 100;
const NO_SUCH_SERVICE: FieldProblem = {
  field: 'draft.serviceId',
  rule: 'known-service',
  message:
    'No criteria of this service are in force, so there is nothing to compare the draft with: name a service that has some.',
};

const serviceNamedBy = (draft: object): string => {
  const { serviceId } = checkCriteriaFile(draft).file;
  return typeof serviceId === 'string' ? serviceId : '';
};

const datesOf = (since: Day, today: Day): readonly FieldProblem[] =>
  since > today
    ? [
        {
          field: 'since',
          rule: 'not-in-future',
          message: 'Nobody was referred after today: choose an earlier day.',
        },
      ]
    : [];

/** `criteria.0.years` of the file is `draft.criteria[0].years` of the body. */
const problemsOf = (findings: readonly LintFinding[]): readonly FieldProblem[] =>
  findings.map(({ kind, path, words, example }) => ({
    field: `draft.${path}`.replace(/\.(\d+)(?=\.|$)/g, '[$1]').replace(/\.$/, ''),
    rule: kind,
    message: clip(example === undefined ? words : `${words} For example: ${example.words}.`),
  }));

/** An area's editors and approvers act for its service; commissioners for the boards that it is of; a program for its organisation. */
function isTheirs(
  { roles, scopes, organisation }: Caller,
  serviceId: string,
  boards: readonly string[],
): boolean {
  const isProgram = scopes.includes('what-ifs:write');
  const writes = roles.includes('criteria-editor') || roles.includes('criteria-approver');
  if ((writes || isProgram) && organisation === serviceId) return true;
  return (
    (roles.includes('commissioner') || isProgram) &&
    boards.some((board) => organisation === `icb-${board.toLowerCase()}`)
  );
}
