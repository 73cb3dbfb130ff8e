import type { Provider } from '@nestjs/common';
import { TellingRounds } from './entry/telling-rounds.js';
import { OpeningsView } from './store/openings.view.js';
import { RestrictionStore } from './store/restriction.store.js';
import { OpenRestricted } from './use-cases/open-restricted.js';
import { ReadRestriction } from './use-cases/read-restriction.js';
import { RestrictReferral } from './use-cases/restrict-referral.js';
import { ReviewOpenings } from './use-cases/review-openings.js';
import { TellRestrictions } from './use-cases/tell-restrictions.js';
import { OpeningFigures } from './entry/opening-figures.js';
import { UnreviewedView } from './store/unreviewed.view.js';

/** Who may open a referral, and who has opened one without being named. */
export const restrictionParts: readonly Provider[] = [
  RestrictReferral,
  ReadRestriction,
  OpenRestricted,
  ReviewOpenings,
  TellRestrictions,
  TellingRounds,
  RestrictionStore,
  OpeningsView,
  UnreviewedView,
  OpeningFigures,
];
