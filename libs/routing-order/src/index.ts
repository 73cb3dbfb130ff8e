export { teamOf, type Decision, type Lead, type Place } from './decision.js';
export {
  isOpenOn,
  periodOn,
  serviceOn,
  takesPeople,
  type KnownPlaces,
  type KnownService,
} from './known-places.js';
export { ROUTING_ORDER, route, ruleFor, type RuleName } from './route.js';
export { supportMeanwhile } from './rules/offer.js';
export { hasClinicalRisk } from './safety.js';
export { hasAgreed, teamKindOf, type Situation } from './situation.js';
export { LONG_WAIT_DAYS } from './waits.js';
export { called, inWords, sentence } from './words.js';
