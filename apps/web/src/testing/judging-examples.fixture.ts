import type {
  AssessmentList,
  Candidate,
  CriteriaList,
  JudgedLine,
  PlacesFound,
  PreCheckAnswer,
  PublishedRedirect,
  ServiceJudgement,
} from '@waymark/contracts';
import { aServiceNow } from './directory-examples.fixture.js';
import { REFERRAL_ID } from './referral-examples.fixture.js';

const SOURCE = 'https://www.example.nhs.uk/perinatal-loss';

const line = (
  said: Pick<JudgedLine, 'criterion' | 'question' | 'outcome' | 'seen' | 'because'> &
    Partial<JudgedLine>,
): JudgedLine => ({
  strength: 'required',
  published: 'As the page of the service says.',
  source: SOURCE,
  depth: 0,
  ...said,
});

const lines: readonly JudgedLine[] = [
  line({
    criterion: 'residence-in',
    question: 'Does the person live in the area?',
    outcome: 'met',
    seen: 'Coventry',
    because: 'The person lives in Coventry.',
  }),
  line({
    criterion: 'loss-kind',
    question: 'What kind of loss was it?',
    outcome: 'met',
    seen: 'A baby who died in the first 28 days',
    because: 'The service takes this kind of loss.',
    published: 'Loss at any stage of pregnancy, and of a baby up to 28 days.',
  }),
  line({
    criterion: 'time-since-event',
    question: 'How long ago was the loss?',
    outcome: 'not-yet',
    seen: '2 weeks',
    because: 'It was 2 weeks ago, taken from 4 weeks.',
    until: '2026-12-18',
    depth: 1,
  }),
  line({
    criterion: 'severity',
    question: 'How severe is the need?',
    outcome: 'not-known',
    seen: 'not known',
    because: 'The referral does not say how severe it is.',
    missing: 'need.level',
  }),
  line({
    criterion: 'minimum-age',
    question: 'How old is the person?',
    outcome: 'not-published',
    seen: '32 years',
    because: 'The area has not published an age.',
    source: 'The page says nothing about it.',
  }),
];

const redirects: readonly PublishedRedirect[] = [
  {
    when: 'in acute distress, or needing emergency psychiatry',
    to: 'crisis',
    published: 'Acute emergency: the access hub.',
    source: SOURCE,
    readOn: '2026-11-20',
  },
  {
    when: 'any referral',
    to: 'work-with-other-professionals',
    published: 'Works with others on whoever is referred.',
    source: 'A leaflet of the service',
    readOn: '2026-11-20',
  },
];

const judgement: ServiceJudgement = {
  serviceId: 'cw-loss',
  serviceName: 'Perinatal Loss Pathway',
  area: 'Coventry and Warwickshire',
  waits: ['Seen within 12 weeks'],
  redirects,
  pathway: 'perinatal-loss',
  revision: 1,
  standing: 'demonstration',
  outcome: 'not-yet',
  because: 'It was 2 weeks ago, taken from 4 weeks.',
  deciding: ['time-since-event'],
  until: '2026-12-18',
  missing: [{ fact: 'need.level', question: 'How severe is the distress?' }],
  unpublished: ['minimum-age'],
  lines,
};

const { until: _day, ...undated } = judgement;

/** A window that has passed; another date would change it, or a pregnancy together with another practice. */
const tooLate: ServiceJudgement = {
  ...undated,
  pathway: 'birth-trauma',
  outcome: 'not-eligible',
  because: 'Miscarriage on 19 November 2024. Taken: up to 2 years after the loss.',
  missing: [],
  unpublished: [],
  wouldChange: [
    {
      changes: [
        {
          fact: 'occurrences.on',
          how: 'check',
          words:
            'The last day was 19 November 2026, 3 days before the referral. Is the date of the miscarriage right?',
        },
      ],
    },
    {
      changes: [
        { fact: 'current.state', how: 'later', words: 'A pregnancy would change this.' },
        {
          fact: 'places.gpPractice',
          how: 'check',
          words: 'The GP practice is in Leeds. Is that right?',
        },
      ],
    },
  ],
};

/** One answer is missing, and one rule is not published. */
const notTold: ServiceJudgement = {
  ...undated,
  pathway: 'tokophobia',
  outcome: 'cannot-tell',
  because: 'The referral does not say how severe it is.',
};

const linkWork: ServiceJudgement = {
  ...judgement,
  serviceId: 'homestart-nw-kent',
  serviceName: 'Home-Start',
  area: 'North West Kent',
  waits: [],
  redirects: [],
  pathway: 'link-work',
  outcome: 'eligible',
  because: 'Every line is met.',
  deciding: [],
  missing: [],
  unpublished: [],
  lines: lines.slice(0, 1),
};

const candidates: readonly Candidate[] = [
  {
    serviceId: 'cw-loss',
    kind: 'mmhs',
    bases: ['residence'],
    why: 'The person lives in Coventry.',
    basisOpen: false,
  },
  {
    serviceId: 'homestart-nw-kent',
    kind: 'vcse-link-work',
    bases: ['footprint'],
    why: 'It covers the area.',
    basisOpen: true,
  },
];

export const aPreCheck: PreCheckAnswer = {
  judgedOn: '2026-11-22',
  candidates,
  judgements: [judgement, notTold, tooLate, linkWork],
  missing: [{ fact: 'need.level', question: 'How severe is the distress?' }],
  callNow: [],
  routing: {
    words:
      'Link work at Home-Start now; the Perinatal Loss Pathway may take the person from 18 December 2026.',
    destination: 'link-work',
    serviceId: 'homestart-nw-kent',
    until: '2026-12-18',
    planBy: '2027-02-08',
    advice: [
      { kind: 'bereavement-midwife', how: 'Ask the maternity unit for its bereavement midwife.' },
    ],
    services: [aServiceNow],
  },
  routingAnswered: true,
};

/** The same, where no service takes the person. */
export const everyNo: PreCheckAnswer = {
  ...aPreCheck,
  judgements: [
    tooLate,
    { ...linkWork, outcome: 'not-eligible', because: 'Only for first babies.' },
  ],
  routing: {
    words: 'No service here takes it by what it publishes; a person looks for a place.',
    destination: 'person-task',
    advice: [],
  },
};

export const someCriteria: CriteriaList = {
  criteria: [
    {
      serviceId: 'cw-loss',
      serviceName: 'Perinatal Loss Pathway',
      area: 'Coventry and Warwickshire',
      revision: 1,
      standing: 'demonstration',
      effectiveFrom: '2025-01-01',
      sentences: ['Everyone: lives in Coventry.'],
      redirects,
    },
  ],
};

/** Most pages point nowhere else. */
export const criteriaPointingNowhere: CriteriaList = {
  criteria: someCriteria.criteria.map(({ redirects: _none, ...rest }) => rest),
};

export const anAssessment: AssessmentList = {
  assessments: [
    {
      assessmentId: '5d2a1d9a-0000-4000-8000-000000000003',
      referralId: REFERRAL_ID,
      assessedAt: '2026-11-20T10:02:12.000Z',
      judgedOn: '2026-11-20',
      factsVersion: 1,
      candidates,
      judgements: [judgement, notTold, tooLate, linkWork],
    },
  ],
};

export const placesFound: PlacesFound = {
  places: {
    residence: { known: 'known', places: ['coventry'] },
    gpPractice: { known: 'known', places: ['coventry'] },
    bookedUnit: { known: 'none', places: [] },
    asOf: '2026-11-22',
  },
  landingTeam: 'landing-qwu',
  missing: [],
  notes: [],
};
