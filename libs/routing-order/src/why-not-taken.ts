import type { Consideration } from '@waymark/contracts';
import { serviceOn } from './known-places.js';
import {
  hasRefused,
  optionsOf,
  tierOf,
  type Option,
  type Reading,
  type Situation,
} from './situation.js';
import { inWords, sentence } from './words.js';

const WORDS: Readonly<Record<Reading, string>> = {
  met: 'It could take the person, but something else comes first.',
  'open-point': 'It has an open point, and something else comes first.',
  'answer-missing': 'An answer is missing.',
  'not-yet': 'Too early.',
  'not-met': 'It does not take the person.',
};

type WhyNot = Required<Pick<Consideration, 'whyNot' | 'because'>>;

/** Every candidate gets its line in the record: why this one was not taken. */
export function whyNotTaken(serviceId: string, situation: Situation): WhyNot {
  const { directory, candidates, declinedBy, on } = situation;
  const service = serviceOn(directory, serviceId, on);
  if (declinedBy.includes(serviceId)) return SAID_NO;
  if (service === undefined) return NOT_IN_DIRECTORY;
  const candidate = candidates.find((each) => each.serviceId === serviceId);
  const options =
    candidate === undefined
      ? []
      : optionsOf(situation, tierOf(candidate.kind)).filter(
          (option) => option.candidate.serviceId === serviceId,
        );
  if (candidate !== undefined && hasRefused(situation, candidate.kind)) return NOT_AGREED;
  const [best] = [...options].sort((one, other) => rank(one) - rank(other));
  if (best?.isOpen === false && service.joined)
    return { whyNot: 'closed', because: sentence(closed(service.opening)) };
  if (best === undefined) return NOT_JUDGED;
  const { reading, judgement } = best;
  return {
    whyNot: reading,
    because: sentence(`${WORDS[reading]} ${judgement.because}${from(best)}`),
  };
}

const SAID_NO: WhyNot = { whyNot: 'said-no', because: 'It has said no, and is not asked again.' };
const NOT_IN_DIRECTORY: WhyNot = {
  whyNot: 'not-in-directory',
  because: 'It is not in the directory.',
};
const NOT_AGREED: WhyNot = {
  whyNot: 'not-agreed',
  because: 'The person was asked, and does not agree that it is told.',
};
const NOT_JUDGED: WhyNot = {
  whyNot: 'not-judged',
  because: 'What the person needs is not among what it was judged on.',
};

const ORDER: readonly Reading[] = ['met', 'open-point', 'answer-missing', 'not-yet', 'not-met'];
const rank = ({ reading }: Option): number => ORDER.indexOf(reading);

const closed = (opening: string): string =>
  opening === 'not-confirmed'
    ? 'It is not confirmed open, and nothing is sent where nobody may be.'
    : `It is ${opening} now.`;

const from = ({ reading, judgement }: Option): string =>
  reading === 'not-yet' && judgement.until !== undefined
    ? ` From ${inWords(judgement.until)}.`
    : '';
