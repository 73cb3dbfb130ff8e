import { Injectable } from '@nestjs/common';
import type { ReferralAmended, ReferralQuestionAnswered } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { amended, answered } from '../domain/heard.js';
import { isOpen } from '../domain/placement.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

/** The referrer changed facts or answered a question; eligibility judges them again. */
@Injectable()
export class TakeNewFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  execute(event: ReferralAmended | ReferralQuestionAnswered): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { referralId, factsVersion, facts } = event.data;
      const known = mustBeKnown(await this.placements.lock(tx, referralId), event);
      const { placement: before, facts: earlier } = known;
      if (!isOpen(before) || factsVersion <= before.factsVersion) return;

      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const news = { facts, factsVersion, earlier };
      const now = { ...before, urgent: before.urgent || event.urgent };
      const draft =
        'questionId' in event.data
          ? answered(now, { ...news, questionId: event.data.questionId }, told)
          : amended(now, news, told);
      this.placements.keepFacts(tx, referralId, factsVersion, facts);
      const by = { at: told.now, organisation: before.home.organisation };
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }
}
