import { addDays, type Day } from '@waymark/contracts';
import { dayNumber, spokenDay } from '../calendar.js';
import type { PlaceRegister } from '../place-register.js';
import {
  CONDITION_WORDS,
  DIFFICULTY_WORDS,
  LOSS_WORDS,
  ROLE_WORDS,
  SEPARATION_WORDS,
  STATE_WORDS,
  TRAUMA_WORDS,
  counted,
} from '../words.js';
import { USUAL, type Sketch } from './sketch.js';

interface Ground {
  readonly on: Day;
  readonly places: PlaceRegister;
}

type Say = (sketch: Sketch, ground: Ground) => string;

const named =
  (of: 'home' | 'practice' | 'unit', some: string, none: string): Say =>
  (sketch, { places }) =>
    sketch[of] === '' ? none : `${some} ${places.nameOf(sketch[of])}`;

/** What is said of each thing about her; what belongs to another thing is said there. */
const SAY: Readonly<Partial<Record<keyof Sketch, Say>>> = {
  person: ({ person }) => (person === 'partner' ? 'the partner' : 'the pregnant person or mother'),
  age: ({ age }) => `aged ${String(age)}`,
  ageMonths: ({ age, ageMonths }) => `${String(age)} years and ${counted(ageMonths, 'month')} old`,
  home: named('home', 'home in', 'no fixed address'),
  practice: named('practice', 'GP practice in', 'no GP practice'),
  unit: named('unit', 'booked at', 'booked at no maternity unit'),
  state: ({ state, pregnantDays }) =>
    state === 'pregnant'
      ? `pregnant, ${counted(Math.floor(pregnantDays / 7), 'week')}`
      : STATE_WORDS[state],
  happened: whatHappened,
  childRemoved: ({ childRemoved }) =>
    childRemoved ? 'another child removed by social services' : '',
  level: ({ level, impact }) => `${level} need with ${impact} effect on daily life`,
  trauma: ({ trauma }) => (trauma === 'none' ? 'no trauma' : `trauma ${TRAUMA_WORDS[trauma]}`),
  fear: ({ fear }) => (fear === 'not-known' ? '' : `${fear} fear of birth`),
  condition: ({ condition }) =>
    condition === 'none' ? 'no condition named' : CONDITION_WORDS[condition],
  psychiatricNeed: ({ psychiatricNeed }) => `psychiatric care needed now: ${psychiatricNeed}`,
  score: ({ score }) => (score === '' ? 'no measure taken' : score),
  priorTherapy: ({ priorTherapy }) => `talking therapy tried before: ${priorTherapy}`,
  otherTherapy: ({ otherTherapy }) => `another therapy under way: ${otherTherapy}`,
  beyondPrimaryCare: ({ beyondPrimaryCare }) => `beyond primary care: ${beyondPrimaryCare}`,
  earlierLossImpact: ({ earlierLossImpact }) => `${earlierLossImpact} distress from the loss now`,
  mainDifficulty: ({ mainDifficulty }) => `mainly ${DIFFICULTY_WORDS[mainDifficulty]}`,
  suicidalPlan: ({ suicidalPlan }) => (suicidalPlan ? 'a suicidal plan' : 'no suicidal plan'),
  riskToSelf: ({ riskToSelf }) => `risk to self: ${riskToSelf}`,
  substanceUse: ({ substanceUse }) => `substance use: ${substanceUse}`,
  childProtectionPlan: ({ childProtectionPlan }) => `child protection plan: ${childProtectionPlan}`,
  childInNeedPlan: ({ childInNeedPlan }) => `child in need plan: ${childInNeedPlan}`,
  primaryCarer: ({ primaryCarer }) => `main carer of the baby: ${primaryCarer}`,
  role: ({ role }) => `referred by: ${ROLE_WORDS[role]}`,
  involved: ({ involved }) => `referrer involved in the care: ${involved}`,
  consent: ({ consent }) => `agreed to the referral: ${consent}`,
};

/** Said of every woman; the rest only where a rule asks for it or it is unusual. */
const ALWAYS: readonly (keyof Sketch)[] = ['age', 'home', 'state', 'happened', 'level'];
/** Said as part of another. */
const WITH: Readonly<Partial<Record<keyof Sketch, keyof Sketch>>> = {
  pregnantDays: 'state',
  daysAgo: 'happened',
  terminationReason: 'happened',
  lossWeeks: 'happened',
  lifeDays: 'happened',
  separatedAt: 'happened',
  impact: 'level',
};

/** An example woman in one readable line. `about` are the things that her rules ask for. */
export function inWords(sketch: Sketch, ground: Ground, about: Iterable<keyof Sketch>): string {
  const unusual = (Object.keys(USUAL) as (keyof Sketch)[]).filter(
    (thing) => sketch[thing] !== USUAL[thing],
  );
  const things = new Set([...ALWAYS, ...about, ...unusual].map((thing) => WITH[thing] ?? thing));
  if (things.has('ageMonths')) things.delete('age');
  return (Object.keys(USUAL) as (keyof Sketch)[])
    .filter((thing) => things.has(thing))
    .map((thing) => SAY[thing]?.(sketch, ground) ?? '')
    .filter((said) => said !== '')
    .join('; ');
}

function whatHappened(sketch: Sketch, { on }: Ground): string {
  const { happened, daysAgo, lossWeeks, lifeDays, terminationReason, separatedAt } = sketch;
  if (happened === 'nothing') return 'no birth or loss so far';
  const day = spokenDay(dayNumber(addDays(on, -daysAgo)));
  if (happened === 'birth') return `gave birth on ${day}`;
  if (happened.startsWith('separation:')) {
    const cause = happened.slice('separation:'.length) as keyof typeof SEPARATION_WORDS;
    return `separated from the baby on ${day} (${SEPARATION_WORDS[cause]}; ${separatedAt.replace('-', ' ')})`;
  }
  const kind = happened as keyof typeof LOSS_WORDS;
  const reason = kind === 'termination' ? ` (${terminationReason} reasons)` : '';
  const at =
    kind === 'neonatal-death' || kind === 'infant-death'
      ? `, the baby ${counted(lifeDays, 'day')} old`
      : `, at ${counted(lossWeeks, 'week')}`;
  return `${LOSS_WORDS[kind]}${reason} on ${day}${at}`;
}
