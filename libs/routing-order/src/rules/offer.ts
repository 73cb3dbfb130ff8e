import type { Place, Verdict } from '../decision.js';
import { adviceToRefer, byKind, concernAdvice } from '../advice.js';
import { bestFirst } from '../preference.js';
import { agreedOptions, reading, teamKindOf, type Option, type Situation } from '../situation.js';
import { clinicalDeadline, comesTooLate, hasLongWait } from '../waits.js';
import { called, inWords, sentence } from '../words.js';

// What every rule that has found a place does with it.

export const placeOf = ({ candidate, judgement, service }: Option): Place => ({
  serviceId: candidate.serviceId,
  name: service?.name ?? candidate.serviceId,
  kind: teamKindOf(candidate.kind),
  pathway: judgement.pathway,
});

/** A rule applies when it has found something. */
export const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/** The best of what a rule has found. */
export function first(options: readonly Option[]): Option {
  const [best] = options;
  if (best === undefined) throw new RangeError('a rule was followed without anything it found');
  return best;
}

export const nameOf = ({ service, candidate }: Option): string =>
  service === undefined ? candidate.serviceId : called(service);

/** Who has joined is offered her; anywhere else her team refers by itself and records who took her. */
export const leadTo = (option: Option): Verdict['lead'] =>
  option.service?.joined === true
    ? { go: 'offer', to: placeOf(option) }
    : { go: 'task', what: 'record-receipt' };

export function offer(
  options: readonly Option[],
  situation: Situation,
  why: (option: Option) => string,
): Verdict {
  const best = first(options);
  const joint = best.judgement.jointWith;
  const tooLate = comesTooLate(best, situation);
  return {
    lead: leadTo(best),
    because: sentence(
      `${nameOf(best)}: ${why(best)}${joint === undefined ? '' : ` Seen jointly with ${joint}.`}`,
    ),
    alongside: supportMeanwhile(situation, hasLongWait(best) || tooLate).filter(
      ({ serviceId }) => serviceId !== best.candidate.serviceId,
    ),
    advice: [
      ...(best.service?.joined === false ? [adviceToRefer(best.candidate.kind, best.service)] : []),
      ...(tooLate ? [byKind(situation, 'fear-of-birth-pathway')] : []),
      ...concernAdvice(situation),
    ],
    ...(tooLate && { sooner: soonerThan(best, situation) }),
  };
}

// A wait beyond the clinical date is never the only placement: somebody looks for help that comes sooner.
const soonerThan = (option: Option, situation: Situation): string =>
  sentence(
    `A plan for the birth is wanted by ${inWords(clinicalDeadline(situation) ?? situation.on)} (about 34 weeks of pregnancy), and ${nameOf(option)} may not see the person by then: find help with the fear of birth that comes sooner, beside this place.`,
  );

/** Link work while she waits: offered where she agreed and it is open; it never holds a risk. */
export function supportMeanwhile(situation: Situation, waits: boolean): readonly Place[] {
  const wanted = situation.facts.preference.sector === 'voluntary-sector';
  if (!waits && !wanted) return [];
  const options = reading(agreedOptions(situation, 'link-work'), 'met', 'open-point');
  return bestFirst(options, situation)
    .filter(({ service }) => service?.joined === true)
    .slice(0, 1)
    .map(placeOf);
}
