import {
  addDays,
  addMonths,
  type Day,
  type PlaceFacts,
  type PreCheckAnswer,
  type ReferralFacts,
} from '@waymark/contracts';
import { dayWords } from '../../apps/web/src/layout/london-time.js';
import type { FormAnswers } from '../../apps/web/src/layout/form/question.js';
import type { DraftAnswers } from '../../apps/web/src/pages/referrers/refer/draft/draft.js';
import { factsFromReferral } from '../../apps/web/src/layout/judging/facts-from-referral.js';
import { referralFromDraft } from '../../apps/web/src/pages/referrers/refer/draft/referral-from-draft.js';

/** Somebody whom a midwife checks first, and what she is to be told. */
export interface Woman {
  readonly who: string;
  /** As the midwife answers the form: what happened, and page by page. */
  readonly told: DraftAnswers;
  /** Where routing would send her: the destination, and the service where it is one. */
  readonly goes: string;
  /** Each service on each pathway, and its answer in words. */
  readonly hears: readonly string[];
  /** Questions that are still open. */
  readonly asked?: readonly string[];
  /** What routing says. */
  readonly because: string;
  /** What the page says besides: what sending would do, and how long it takes. */
  readonly says: readonly string[];
}

const NO_WAIT = 'How long it takes is not published, and not counted yet.';

type Topics = DraftAnswers['topics'];

/** Days as they lie from the day on which the women are checked. */
interface Days {
  readonly monthsAgo: (months: number) => Day;
  readonly inDays: (days: number) => Day;
}

/** Ten women in seven areas, on a day: the in-process answer, HTTP and the page are asked for the same. */
export function tenWomen(today: Day): readonly Woman[] {
  const on: Days = {
    monthsAgo: (months) => addMonths(today, -months),
    inDays: (days) => addDays(today, days),
  };
  return WOMEN.map((woman) => woman(on));
}

const happened = (kind: string, on: Day, more: FormAnswers = {}): FormAnswers => ({
  kind,
  on,
  certainty: 'exact',
  ...more,
});
const pregnant = (on: Days, weeks: number): FormAnswers => ({
  state: 'pregnant',
  dueOn: on.inDays((40 - weeks) * 7),
  dueCertainty: 'exact',
});
/** What is asked to check first; everything after it is answered only where it is told. */
const sixPages = (
  loss: string,
  now: FormAnswers,
  area: string,
  need: FormAnswers,
): Partial<Topics> => ({
  'whose-care': { loss, about: 'pregnant-person' },
  'what-happened': { done: 'yes' },
  now,
  signs: { signs: ['none'] },
  where: lives(area),
  need,
});
const NOT_PREGNANT: FormAnswers = { state: 'not-pregnant' };
const HAS_A_BABY: FormAnswers = { ...NOT_PREGNANT, primaryCarer: 'yes' };
const named = (fullName: string, birthDate: Day): FormAnswers => ({
  fullName,
  birthDate,
  noNhsNumberBecause: 'not-known',
});
const lives = (area: string): FormAnswers => ({
  residence: 'known',
  area,
  gpPractice: 'not-known',
  bookedUnit: 'none',
});
const needs = (pathways: readonly string[], level: string, impact = 'marked'): FormAnswers => ({
  pathways,
  level,
  impact,
});
const TREATMENT: FormAnswers = {
  psychiatricNeedNow: 'no',
  priorTherapy: 'no',
  currentTherapy: 'no',
  beyondPrimaryCare: 'yes',
  mainDifficulty: 'perinatal-mental-ill-health',
  practicalSupport: 'no',
};

const NO_RISK: FormAnswers = {
  riskToSelf: 'none',
  riskToOthers: 'none',
  riskFromOthers: 'none',
  substanceUse: 'none',
  childInNeedPlan: 'no',
};

const WOMEN: readonly ((on: Days) => Woman)[] = [
  (on) => ({
    who: 'Amara, Norfolk: a traumatic birth five months ago',
    told: {
      occurrences: [happened('birth', on.monthsAgo(5))],
      topics: {
        ...sixPages('no', HAS_A_BABY, 'norfolk', needs(['birth-trauma'], 'moderate')),
        'need-more': { traumaKinds: ['birth'] },
      },
    },
    goes: 'mmhs-hub norfolk-waveney-lotus',
    hears: [
      'norfolk-waveney-lotus birth-trauma: eligible: Every published criterion for birth trauma is met.',
    ],
    because:
      'Lotus Maternal Therapeutic Outreach Team (Norfolk and Waveney): Every published criterion for birth trauma is met.',
    says: ['It would be offered to Lotus Maternal Therapeutic Outreach Team.', NO_WAIT],
  }),
  (on) => ({
    who: 'Beth, Bristol: pregnant for the first time and afraid of birth, half of it not asked',
    told: {
      occurrences: [],
      topics: sixPages('no', pregnant(on, 22), 'bristol', needs(['tokophobia'], 'not-known')),
    },
    goes: 'mmhs-hub bnssg-malt',
    hears: [
      'bluebell peer-support: cannot-tell: The level of need was not said. Taken: needs below the threshold of the specialist perinatal team.',
      'bnssg-malt tokophobia: cannot-tell: It is not published whether Maternal Loss & Trauma Service (MaLT) takes fear of pregnancy or birth.',
      'spmht-bnssg perinatal-illness: eligible: Every published criterion for mental illness in pregnancy or after birth is met.',
    ],
    asked: ['How severe is the need, in your judgement: mild, moderate, severe or complex?'],
    because:
      'Maternal Loss & Trauma Service (MaLT) (Bristol, North Somerset and South Gloucestershire): Its triage decides an open point: It is not published whether Maternal Loss & Trauma Service (MaLT) takes fear of pregnancy or birth.',
    says: [
      'It would be offered to Maternal Loss & Trauma Service (MaLT).',
      `a plan for the birth is wanted by ${dayWords(on.inDays((34 - 22) * 7))}`,
      'Its public page says of waits: first seen: 2 weeks (aim)',
    ],
  }),
  (on) => ({
    who: 'Chidinma, Coventry: a stillbirth ten weeks ago, and no score yet',
    told: {
      occurrences: [
        happened('loss', on.inDays(-70), { lossKind: 'stillbirth', gestationWeeks: '30' }),
      ],
      topics: sixPages('yes', NOT_PREGNANT, 'coventry', needs(['perinatal-loss'], 'moderate')),
    },
    goes: 'ask-referrer',
    hears: [
      'cw-loss perinatal-loss: cannot-tell: No CORE-10 was given. Taken: a completed CORE-10.',
    ],
    asked: ['What is the total of the CORE-10?'],
    because:
      'Perinatal Loss Pathway (Coventry and Warwickshire) cannot be judged until this is known: What is the total of the CORE-10? The referrer is asked for it.',
    says: ['You would be asked first: without the answer it cannot go on.', NO_WAIT],
  }),
  (on) => ({
    who: 'Dana, Coventry: the baby was taken into care at birth, eight months ago',
    told: {
      occurrences: [
        happened('birth', on.monthsAgo(8)),
        happened('separation', on.monthsAgo(8), { cause: 'social-care-proceedings', at: 'birth' }),
      ],
      topics: sixPages(
        'no',
        { ...NOT_PREGNANT, primaryCarer: 'no' },
        'coventry',
        needs(['custody-loss'], 'moderate'),
      ),
    },
    goes: 'person-task',
    hears: [
      'cw-loss custody-loss: not-eligible: Perinatal Loss Pathway does not take separation from a baby. There is 1 other reason.',
    ],
    because:
      'No place could be found by the published rules: Perinatal Loss Pathway does not take separation from a baby. There is 1 other reason. The landing team of the area finds a place.',
    says: ['It would not be turned away', 'There is 1 other reason. Separation on', NO_WAIT],
  }),
  (on) => ({
    who: 'Esther, Essex: a miscarriage nine days ago',
    told: {
      occurrences: [
        happened('loss', on.inDays(-9), { lossKind: 'miscarriage', gestationWeeks: '9' }),
      ],
      topics: {
        ...sixPages('yes', NOT_PREGNANT, 'essex', needs(['perinatal-loss'], 'moderate')),
        where: { ...lives('essex'), gpPractice: 'known', gpArea: 'essex' },
        person: named('Esther Demo', on.monthsAgo(29 * 12)),
      },
    },
    goes: 'hold-until-date essex-by-your-side',
    hears: [
      `essex-by-your-side perinatal-loss: not-yet: Miscarriage on ${dayWords(on.inDays(-9))}. Taken: from 4 weeks after the loss, from ${dayWords(on.inDays(28 - 9))}.`,
    ],
    because: `Too early for By Your Side (Essex (mid & south, north east, west)): Miscarriage on ${dayWords(on.inDays(-9))}. Taken: from 4 weeks after the loss, from ${dayWords(on.inDays(28 - 9))}. It can take the person from ${dayWords(on.inDays(28 - 9))}; the person’s team reconfirms then.`,
    says: [
      `It would be held for By Your Side until ${dayWords(on.inDays(28 - 9))}. Your team is responsible meanwhile.`,
      NO_WAIT,
    ],
  }),
  (on) => ({
    who: 'Farah, North West Kent: 17, a traumatic birth four months ago',
    told: {
      occurrences: [happened('birth', on.monthsAgo(4))],
      topics: {
        ...sixPages('no', HAS_A_BABY, 'north-west-kent', needs(['birth-trauma'], 'moderate')),
        'need-more': { traumaKinds: ['birth'] },
        where: { ...lives('north-west-kent'), gpPractice: 'known', gpArea: 'north-west-kent' },
        safety: { ...NO_RISK, childProtectionPlan: 'no' },
        person: named('Farah Demo', on.monthsAgo(17 * 12 + 5)),
      },
    },
    goes: 'link-work homestart-nw-kent',
    hears: [
      'homestart-nw-kent family-support: eligible: Every published criterion for family support is met.',
    ],
    because: 'Home-Start (North West Kent): Every published criterion for family support is met.',
    says: ['It would be offered to Home-Start.', NO_WAIT],
  }),
  (on) => ({
    who: 'Grace, Berkshire: 30 weeks, severe fear after a traumatic first birth',
    told: {
      occurrences: [happened('birth', on.monthsAgo(45))],
      topics: {
        ...sixPages(
          'no',
          { ...pregnant(on, 30), primaryCarer: 'yes' },
          'berkshire',
          needs(['tokophobia', 'birth-trauma'], 'severe'),
        ),
        'need-more': { traumaKinds: ['birth'], tokophobiaKind: 'secondary' },
        person: named('Grace Demo', on.monthsAgo(33 * 12)),
      },
    },
    goes: 'mmhs-hub berks-birth-in-mind',
    hears: [
      'berks-birth-in-mind tokophobia: eligible: Every published criterion for fear of pregnancy or birth is met.',
      'berks-birth-in-mind birth-trauma: cannot-tell: No difficulty was named. Taken: post-traumatic stress after birth, miscarriage, recurrent miscarriage, ectopic pregnancy, stillbirth, termination of pregnancy or neonatal death.',
    ],
    asked: ['Which difficulties are there (post-traumatic stress)?'],
    because:
      'Birth in Mind (Berkshire): Every published criterion for fear of pregnancy or birth is met.',
    says: [
      'It would be offered to Birth in Mind.',
      `a plan for the birth is wanted by ${dayWords(on.inDays((34 - 30) * 7))}`,
      NO_WAIT,
    ],
  }),
  (on) => ({
    who: 'Hana, Berkshire: psychosis suspected, three weeks after a birth',
    told: {
      occurrences: [happened('birth', on.inDays(-21))],
      topics: {
        ...sixPages('no', HAS_A_BABY, 'berkshire', needs(['birth-trauma'], 'severe')),
        signs: { signs: ['psychosis-suspected'], urgency: 'call-now' },
        treatment: { ...TREATMENT, conditions: ['psychosis'], psychiatricNeedNow: 'yes' },
        person: named('Hana Demo', on.monthsAgo(27 * 12)),
      },
    },
    goes: 'crisis-4h',
    hears: [
      'berks-birth-in-mind birth-trauma: not-eligible: Psychosis. Taken: post-traumatic stress after birth, miscarriage, recurrent miscarriage, ectopic pregnancy, stillbirth, termination of pregnancy or neonatal death.',
      'mbu-england perinatal-illness: eligible: Every published criterion for mental illness in pregnancy or after birth is met.',
    ],
    because:
      'A sign that needs a call was seen: telephone now, and record who took the call. Nothing waits for this form.',
    says: ['Act now', 'Telephone now. Sending this form replaces no call.', NO_WAIT],
  }),
  (on) => ({
    who: 'Ines, Cornwall: a neonatal death eighteen months ago',
    told: {
      occurrences: [
        happened('loss', on.monthsAgo(18), {
          lossKind: 'neonatal-death',
          gestationWeeks: '38',
          ageNumber: '3',
          ageUnit: 'days',
        }),
      ],
      topics: sixPages('yes', NOT_PREGNANT, 'cornwall', needs(['perinatal-loss'], 'moderate')),
    },
    goes: 'person-task',
    hears: [
      `cornwall-pltt perinatal-loss: not-eligible: Neonatal death on ${dayWords(on.monthsAgo(18))}. Taken: miscarriage, recurrent miscarriage, ectopic pregnancy or stillbirth.`,
    ],
    because: `No place could be found by the published rules: Neonatal death on ${dayWords(on.monthsAgo(18))}. Taken: miscarriage, recurrent miscarriage, ectopic pregnancy or stillbirth. The landing team of the area finds a place.`,
    says: ['It would not be turned away', NO_WAIT],
  }),
  (on) => ({
    who: 'Joy, Cornwall: a traumatic birth three years ago, pregnant again',
    told: {
      occurrences: [happened('birth', on.monthsAgo(37))],
      topics: {
        ...sixPages(
          'no',
          { ...pregnant(on, 12), primaryCarer: 'yes' },
          'cornwall',
          needs(['birth-trauma'], 'moderate'),
        ),
        'need-more': { traumaKinds: ['birth'] },
      },
    },
    goes: 'mmhs-hub cornwall-pltt',
    hears: [
      'cornwall-pltt birth-trauma: eligible: Every published criterion for birth trauma is met.',
    ],
    because:
      'Perinatal Loss and Trauma Team (PLTT) (Cornwall and the Isles of Scilly): Every published criterion for birth trauma is met.',
    says: ['It would be offered to Perinatal Loss and Trauma Team (PLTT).', NO_WAIT],
  }),
];

const AGREED = { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' };
const MIDWIFE = { name: 'A midwife', role: 'midwife', team: 'A maternity unit' };

/** The facts that the page asks with: what is not asked yet is taken for granted as the page says. */
export function factsTold({ told }: Woman, places: PlaceFacts, today: Day): ReferralFacts {
  const topics = { consent: AGREED, 'about-you': MIDWIFE, ...told.topics };
  return factsFromReferral(referralFromDraft({ ...told, topics }), places, today);
}

/** Where she is, as the form says it. */
export const whereTold = ({ told }: Woman) => referralFromDraft(told).where;

/** Each service on each pathway, and its answer in words. */
export const heard = ({ judgements }: PreCheckAnswer): readonly string[] =>
  judgements.map(
    ({ serviceId, pathway, outcome, because }) => `${serviceId} ${pathway}: ${outcome}: ${because}`,
  );
