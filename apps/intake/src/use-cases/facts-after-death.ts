import { Injectable } from '@nestjs/common';
import {
  referralAmended,
  type AmendmentFollows,
  type ReferralDeathCorrected,
  type ReferralDeathRecorded,
} from '@waymark/contracts';
import { causeOf, type Transaction } from '@waymark/messaging';
import { afterBabyDeath, withoutBabyDeath, type DeathKept } from '../domain/baby-death.js';
import { changedPaths } from '../domain/changed-paths.js';
import { ProgressStore, type FactsKept } from '../store/progress.store.js';

type Told = Pick<FactsKept['facts'], 'occurrences' | 'current'>;

/** The death of a baby is a fact like any other: kept, said and judged again; a correction takes it back. */
@Injectable()
export class FactsAfterDeath {
  constructor(private readonly progress: ProgressStore) {}

  async in(tx: Transaction, event: ReferralDeathRecorded | ReferralDeathCorrected): Promise<void> {
    if (event.data.who !== 'baby') return;
    const known = await this.progress.factsOf(tx, event.data.referralId);
    if (known?.state !== 'open') return;
    if (isCorrection(event)) return this.takeBack(tx, event, known);
    const { baby, on } = event.data;
    // Recorded before anybody was asked how: a person amends it.
    if (baby === undefined) return;
    const after = afterBabyDeath(known.facts, { ...baby, ...(on !== undefined && { on }) });
    if (after === undefined) return;
    const deaths = [...known.deaths, after.kept];
    await this.amend(tx, event, { known, deaths, told: after.told, follows: 'death' });
  }

  private async takeBack(
    tx: Transaction,
    event: ReferralDeathCorrected,
    known: FactsKept,
  ): Promise<void> {
    if (known.deaths.length === 0) return;
    const told = known.deaths.reduceRight<Told>(withoutBabyDeath, known.facts);
    await this.amend(tx, event, { known, deaths: [], told, follows: 'death-corrected' });
  }

  private async amend(
    tx: Transaction,
    event: ReferralDeathRecorded | ReferralDeathCorrected,
    { known, deaths, told, follows }: Amendment,
  ): Promise<void> {
    const { referralId } = event.data;
    const facts = { ...known.facts, ...told };
    const factsVersion = known.factsVersion + 1;
    await this.progress.saveFacts(tx, referralId, { facts, factsVersion, deaths });
    const changed = changedPaths(known.facts, facts);
    const by = { byTeam: 'Waymark', byOrganisation: 'waymark' };
    tx.publish(
      referralAmended.following(causeOf(event), {
        referralId,
        facts,
        factsVersion,
        changed,
        follows,
        ...by,
      }),
    );
  }
}

interface Amendment {
  readonly known: FactsKept;
  readonly deaths: readonly DeathKept[];
  readonly told: Told;
  readonly follows: AmendmentFollows;
}

const isCorrection = (
  event: ReferralDeathRecorded | ReferralDeathCorrected,
): event is ReferralDeathCorrected => event.type === 'referral.death-corrected.v1';
