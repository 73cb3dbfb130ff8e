import { Injectable } from '@nestjs/common';
import { Clock } from '@waymark/platform';
import { UnitOfWork } from '@waymark/messaging';
import { publishable } from '../domain/what-if/publishable.js';
import { valueNames } from '../domain/what-if/value-names.js';
import { readPlaces } from '../domain/read-places.js';
import { PastJudging, type PastProgress } from '../gateways/past-judging.js';
import { WhatIfStore, type ClaimedWhatIf } from '../store/what-if.store.js';
import { CriteriaToCompare } from './criteria-to-compare.js';

/** Whatever ended it so often ends it again. */
const MOST_BEGUN = 3;

/** Works on what-ifs, one after the other. Only counts that may be published are kept. */
@Injectable()
export class RunWhatIfs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly whatIfs: WhatIfStore,
    private readonly toCompare: CriteriaToCompare,
    private readonly judging: PastJudging,
    private readonly clock: Clock,
  ) {}

  /** The next that waits, now this process's to work on. */
  claim(): Promise<ClaimedWhatIf | undefined> {
    return this.unitOfWork.run(async (tx) => {
      const next = await this.whatIfs.claim(tx);
      if (next === undefined || next.begun <= MOST_BEGUN) return next;
      await this.whatIfs.fail(tx, next.whatIfId, ENDED_EACH_TIME, this.clock.now());
      return undefined;
    });
  }

  /** Aborted by `signal` it waits again, or is cancelled: nothing is kept of what was counted. */
  async run(whatIf: ClaimedWhatIf, signal: AbortSignal, seen: Progress): Promise<void> {
    const { whatIfId, since, draft } = whatIf;
    const criteria = await this.toCompare.with(draft);
    if (criteria === undefined) {
      await this.fail(whatIf, ROUTING_IS_SILENT);
      return;
    }
    const progress = (now: PastProgress): void => {
      seen.now = now;
    };
    const counts = await this.judging.judge({ criteria, since }, { progress, signal });
    if (counts === undefined) return;
    await this.keepUp(whatIf, seen.now);
    const names = valueNames(readPlaces(criteria.places, 'places.json'));
    const result = publishable(counts, names);
    await this.unitOfWork.run((tx) => this.whatIfs.finish(tx, whatIfId, result, this.clock.now()));
  }

  /** False: somebody has cancelled it. */
  keepUp({ whatIfId }: ClaimedWhatIf, progress: PastProgress): Promise<boolean> {
    return this.unitOfWork.run((tx) => this.whatIfs.keepUp(tx, whatIfId, progress));
  }

  release({ whatIfId }: ClaimedWhatIf): Promise<void> {
    return this.unitOfWork.run((tx) => this.whatIfs.release(tx, whatIfId));
  }

  fail({ whatIfId }: ClaimedWhatIf, because = NOT_JUDGED): Promise<void> {
    return this.unitOfWork.run((tx) => this.whatIfs.fail(tx, whatIfId, because, this.clock.now()));
  }
}

const NOT_JUDGED = 'It could not be judged. Ask again; if that happens again, tell the operators.';
const ROUTING_IS_SILENT =
  'Routing does not say which services take referrals, so where people would go cannot be told. Ask again in a few minutes.';
const ENDED_EACH_TIME =
  'It was begun three times, and each time the service ended before it was done. Ask again; if that happens again, tell the operators.';

/** One that is this process's to work on. */
export type WhatIfToRun = ClaimedWhatIf;

/** How far it is, for whoever looks. */
export interface Progress {
  now: PastProgress;
}
