import { Injectable } from '@nestjs/common';
import {
  referralLinked,
  type ReferralAmended,
  type ReferralContactChanged,
  type ReferralFileAdded,
  type ReferralLinked,
  type ReferralQuestionAnswered,
  type ReferralUnlinked,
  type WaymarkEvent,
} from '@waymark/contracts';
import { causeOf, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import type { Draft, Told } from '../domain/change.js';
import {
  amended,
  answered,
  clockChanged,
  contactChanged,
  fileAdded,
  type NewFacts,
} from '../domain/heard.js';
import { movedAway } from '../domain/moved.js';
import { isOpen, type Placement } from '../domain/placement.js';
import { LinkStore } from '../store/link.store.js';
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
    private readonly links: LinkStore,
  ) {}

  execute(event: ReferralAmended | ReferralQuestionAnswered): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { referralId, factsVersion, facts } = event.data;
      const known = mustBeKnown(await this.placements.lock(tx, referralId), event);
      const { placement: before, facts: earlier } = known;
      if (!isOpen(before) || factsVersion <= before.factsVersion) return;

      const directory = await this.directory.at(tx, known.directoryRevision);
      const { landingTeam = before.landingTeam } = event.data;
      const told = toldAt(this.clock.now(), directory, { landingTeam });
      const news = { facts, factsVersion, earlier, ...followedBy(event) };
      const now = { ...before, landingTeam, urgent: before.urgent || event.urgent };
      this.placements.keepFacts(tx, referralId, factsVersion, facts);
      const draft = draftOf(now, news, event, told);
      const by = { at: told.now, organisation: saidBy(event) ?? before.home.organisation };
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }

  /** A person decided that two referrals are, or are not, about one person: one leads, or each goes its own way. */
  linkDecided(event: ReferralLinked | ReferralUnlinked): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      await this.keepPair(tx, event);
      const { referralId, factsVersion, facts } = event.data;
      if (event.type === referralLinked.type) {
        // Before one leads: what goes with another one is not looked after by itself any more.
        const said = { at: this.clock.now(), cause: causeOf(event) };
        await this.record.shareDeaths(tx, referralId, said);
      }
      const { placement } = mustBeKnown(await this.placements.lock(tx, referralId), event);
      if (!isOpen(placement) || factsVersion <= placement.factsVersion) return;

      this.placements.keepFacts(tx, referralId, factsVersion, facts);
      // Arranged even where it is linked to nobody any more: it may have gone with the one it is set apart from.
      const before = { ...placement, linked: true };
      const by = { at: this.clock.now(), organisation: 'waymark' };
      const draft = clockChanged(before, event.data);
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }

  /** Read before anybody reaches out; nothing moves, and nobody's page grows old by it. */
  contactChanged(event: ReferralContactChanged): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { referralId, byOrganisation } = event.data;
      const { placement: before } = mustBeKnown(await this.placements.lock(tx, referralId), event);
      if (!isOpen(before)) return;
      const organisation = byOrganisation ?? before.home.organisation;
      const by = { at: this.clock.now(), organisation };
      const draft = contactChanged(before, event.data, by.at);
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }

  /** There is something more to read; nothing moves, and nobody's page grows old by it. */
  fileAdded(event: ReferralFileAdded): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { referralId } = event.data;
      const { placement: before } = mustBeKnown(await this.placements.lock(tx, referralId), event);
      if (!isOpen(before)) return;
      const by = { at: this.clock.now(), organisation: before.home.organisation };
      const draft = fileAdded(before, event.data);
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }

  private async keepPair(
    tx: Transaction,
    { type, data }: WaymarkEvent<string, ReferralLinked['data']>,
  ): Promise<void> {
    const { referralId, otherReferralId } = data;
    if (type === referralLinked.type) this.links.add(tx, referralId, [otherReferralId]);
    else await this.links.remove(tx, referralId, otherReferralId);
  }
}

function draftOf(
  before: Placement,
  news: NewFacts,
  { data }: ReferralAmended | ReferralQuestionAnswered,
  told: Told,
): Draft {
  const { moved } = data;
  const asked = 'questionId' in data ? { questionId: data.questionId } : {};
  if (moved !== undefined) return movedAway(before, { ...news, ...asked }, moved, told);
  return 'questionId' in data
    ? answered(before, { ...news, questionId: data.questionId }, told)
    : amended(before, news, told);
}

function followedBy(event: ReferralAmended | ReferralQuestionAnswered): Pick<NewFacts, 'follows'> {
  const follows = event.type === 'referral.amended.v1' ? event.data.follows : undefined;
  return follows === undefined ? {} : { follows };
}

const saidBy = ({ data }: ReferralAmended | ReferralQuestionAnswered): string | undefined =>
  'byOrganisation' in data ? data.byOrganisation : undefined;
