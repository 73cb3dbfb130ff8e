import type { Day, Outcome, Pathway, ReferralFacts, WhatIfDimension } from '@waymark/contracts';
import type { KnownPlaces } from '@waymark/routing-order';
import { assess } from '../assess.js';
import type { CompiledService } from '../compile-service.js';
import { judgePathway } from '../judge-pathway.js';
import { neededPathways, pathwaysJudged } from '../pathways-judged.js';
import type { PlaceRegister } from '../place-register.js';
import { referralCase, type ReferralCase } from '../referral-case.js';
import { knownPlaces, type PlacesToday } from './known-places.js';
import { otherPlace } from './other-place.js';
import type { Movement, Tally } from './tally.js';

/** A stored referral: its newest facts, the days they were judged by, and who was referred, for aggregates only. */
export interface PastReferral {
  readonly facts: ReferralFacts;
  readonly judgedOn: Day;
  readonly firstReferredOn: Day;
  readonly ageBand: string | null;
  readonly ethnicCategory: string | null;
  readonly language: string | null;
  readonly deprivationDecile: number | null;
  /** A whole number under `KEYS` that is always the same for this referral, and says nothing of it. */
  readonly key: number;
}

/** What the service is to her: how hopeful its best answer is, and on which pathway. */
interface Standing {
  readonly answer: Outcome;
  /** Absent where it is not hers at all. */
  readonly pathway?: Pathway;
}

/** The more hopeful first, as the routing order has them. */
const ANSWERS: readonly Outcome[] = ['eligible', 'cannot-tell', 'not-yet', 'not-eligible'];

/** Judges stored referrals by the criteria in force and by a draft, each on the day it was judged. */
export class PastJudge {
  private readonly places: PlaceRegister;
  private readonly after: readonly CompiledService[];
  private readonly directory: KnownPlaces;

  /** `inForce` is every service; the draft takes the place of the one it names. */
  constructor(
    inForce: readonly CompiledService[],
    private readonly draft: CompiledService,
    today: PlacesToday,
  ) {
    this.places = draft.places;
    this.live = inForce.find(({ serviceId }) => serviceId === draft.serviceId);
    this.after = [...inForce.filter((service) => service !== this.live), draft];
    this.directory = knownPlaces(this.after, today);
  }

  private readonly live: CompiledService | undefined;

  /** Counts the referral, if the service may be hers before or after. */
  count(past: PastReferral, tally: Tally): void {
    const { facts, judgedOn: on, firstReferredOn } = past;
    const referral = referralCase(facts, { on, firstReferredOn }, this.places);
    const before = standingOf(referral, this.live);
    const after = standingOf(referral, this.draft);
    if (before === NOT_HERS && after === NOT_HERS) return;
    const moved = this.movementOf(past, before.answer, after.answer);
    const { pathway } = after.answer === NO ? before : after;
    const values = valuesOf(past, pathway ?? after.pathway ?? UNKNOWN, this.places);
    const sentTo = moved?.to === undefined ? [] : [['sent-to', moved.to] as const];
    tally.count([...values, ...sentTo], moved?.movement, past.key);
  }

  private movementOf(
    { facts, judgedOn, firstReferredOn }: PastReferral,
    before: Outcome,
    after: Outcome,
  ): { readonly movement: Movement; readonly to?: string } | undefined {
    if (before === after) return undefined;
    switch (after) {
      case 'eligible':
        return { movement: 'added' };
      case 'not-yet':
        return { movement: 'held' };
      case 'cannot-tell':
        return { movement: 'asked' };
      case 'not-eligible': {
        const { candidates, judgements } = assess(facts, { judgedOn, firstReferredOn }, this.after);
        const { directory } = this;
        const to = otherPlace({ facts, on: judgedOn, candidates, judgements, directory });
        return to === undefined ? { movement: 'removed' } : { movement: 'elsewhere', to };
      }
    }
  }
}

const NO: Outcome = 'not-eligible';
const UNKNOWN = 'not-known';
/** Nothing points to this service, or nothing of the referral is its business. */
const NOT_HERS: Standing = { answer: NO };

function standingOf(referral: ReferralCase, service: CompiledService | undefined): Standing {
  if (service?.belonging.candidate(referral) === undefined) return NOT_HERS;
  let best = NOT_HERS;
  for (const compiled of pathwaysJudged(service, neededPathways(referral))) {
    const { outcome, pathway } = judgePathway(service, compiled, referral, false);
    if (best === NOT_HERS || ANSWERS.indexOf(outcome) < ANSWERS.indexOf(best.answer)) {
      best = { answer: outcome, pathway };
    }
  }
  return best;
}

/** What a referral is counted by. Who was not asked is `not-known`, and so is whoever has no profile yet. */
const valuesOf = (
  { facts, ageBand, ethnicCategory, deprivationDecile, language }: PastReferral,
  pathway: string,
  places: PlaceRegister,
): readonly (readonly [WhatIfDimension, string])[] => [
  ['pathway', pathway],
  ['area', areaOf(facts, places)],
  ['age-band', ageBand ?? UNKNOWN],
  ['ethnic-category', ethnicCategory ?? UNKNOWN],
  ['deprivation-decile', deprivationDecile?.toString() ?? UNKNOWN],
  ['language', language ?? UNKNOWN],
];

/** The narrowest area that home is known to be in; for a hidden address that is all there is. */
function areaOf({ places: { residence } }: ReferralFacts, register: PlaceRegister): string {
  if (residence.known === 'outside-england' || residence.known === 'none') return residence.known;
  return register.spot(residence.places).narrowest[0] ?? UNKNOWN;
}
