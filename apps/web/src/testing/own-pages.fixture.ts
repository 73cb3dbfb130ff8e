import type { PreCheckAnswer } from '@waymark/contracts';
import type { FormAnswers } from '../layout/form/question.js';
import type { QuestionSlug } from '../pages/people/draft/own-answers.js';
import { fieldsOf } from './a-filled-form.fixture.js';
import type { Visitor } from './a-visitor.fixture.js';
import { aPreCheck } from './judging-examples.fixture.js';
import { silent, type PageCase } from './page-case.fixture.js';

/** What an invented person answers who had a hard birth and is afraid of another. */
export const ownAnswers: Readonly<Partial<Record<QuestionSlug, FormAnswers>>> = {
  happened: { happened: ['pregnant', 'hard-birth', 'loss', 'apart'] },
  due: { dueOn: '2027-02-06' },
  birth: { on: '2024-05' },
  loss: { loss: 'miscarriage' },
  'loss-when': { on: '2025-10' },
  apart: {},
  home: { home: 'area', area: 'coventry' },
  surgery: { surgery: 'known', surgeryName: 'Mill Lane', surgeryArea: 'coventry' },
  'which-surgery': { code: 'M86001' },
  days: { days: 'some' },
  'right-now': { now: ['thoughts'] },
  therapy: { therapy: 'before' },
  name: { fullName: 'Rosa Demo', nameToUse: 'Ro' },
  born: { birthDate: '1994-03-31' },
  number: {},
  sharing: { sharing: ['hub', 'vcse'] },
  others: { others: ['partner', 'family'] },
  partner: { partner: 'no' },
  reach: { ways: ['phone', 'email'] },
  phone: { phone: '07700 900123' },
  email: { email: 'rosa@people.example' },
  calling: { number: 'withheld', askFor: 'Ro', sayYouAre: 'the dentist', codeWord: 'Lantern' },
  times: { days: 'Weekday mornings', times: 'A neighbour may answer.' },
  language: { language: 'pl' },
  interpreter: { interpreter: 'yes' },
  'about-me': { ethnicCategory: 'A' },
};

/** Begins, and answers every question that is asked until the one named: the address that comes then. */
export async function answerOwn(
  visitor: Visitor,
  {
    until,
    but = {},
    seen,
  }: {
    readonly until?: string;
    readonly but?: typeof ownAnswers;
    readonly seen?: (text: string) => void;
  } = {},
): Promise<string> {
  await visitor.get('/for-you');
  let { location } = await visitor.post('/for-you');
  const end = until === undefined ? '/for-you/check' : `/for-you/${until}`;
  for (let pages = 0; location !== end && pages < 40; pages += 1) {
    const page = await visitor.get(location);
    seen?.(page.text);
    const slug = /questions\/([\w-]+)/.exec(location)?.[1] as QuestionSlug | undefined;
    if (slug === undefined) {
      location = /href="([^"]+)" role="button"[^>]*>\s*Go on/.exec(page.text)?.[1] ?? '';
      continue;
    }
    const answer = await visitor.post(location, fieldsOf({ ...ownAnswers, ...but }[slug]));
    if (answer.status !== 303) throw new Error(`${slug} was answered ${String(answer.status)}`);
    ({ location } = answer);
  }
  if (location !== end) throw new Error(`${end} was never reached, only ${location}`);
  return location;
}

const [service] = aPreCheck.candidates;
const [judged] = aPreCheck.judgements;
const [line] = judged?.lines ?? [];

/** The criteria of Coventry, as far as they say whether people may come by themselves. */
export function ownPreCheck(outcome: 'met' | 'not-met' | 'not-published'): PreCheckAnswer {
  if (service === undefined || judged === undefined || line === undefined)
    throw new Error('the example judges something');
  const lines = [{ ...line, criterion: 'self-referral', outcome }];
  return { ...aPreCheck, candidates: [service], judgements: [{ ...judged, lines }] };
}

const shown = (route: string, path: PageCase['path'], more: Partial<PageCase> = {}): PageCase => ({
  route,
  state: 'default',
  as: 'nobody',
  path,
  ...more,
});

const at =
  (until: string, but: typeof ownAnswers = {}): PageCase['path'] =>
  (visitor) =>
    answerOwn(visitor, { until, but });

const askedOf = (slug: QuestionSlug) => `questions/${slug}`;
const OPTIONAL: readonly QuestionSlug[] = [
  'due',
  'birth',
  'loss-when',
  'apart',
  'number',
  'times',
  'about-me',
];
const asks = (slug: QuestionSlug): PageCase[] => {
  const route = '/for-you/questions/:question';
  return [
    shown(route, at(askedOf(slug))),
    ...(OPTIONAL.includes(slug)
      ? []
      : [shown(route, at(askedOf(slug)), { state: 'error' as const, sent: true as const })]),
  ];
};

const says = (outcome: 'met' | 'not-met' | 'not-published'): PageCase =>
  shown('/for-you/area', async (visitor, services) => {
    services.answer('eligibility', 'POST /pre-checks', { status: 200, body: ownPreCheck(outcome) });
    return answerOwn(visitor, { until: 'area' });
  });

const sentBy =
  (but: typeof ownAnswers): PageCase['path'] =>
  async (visitor) => {
    await visitor.get(await answerOwn(visitor, { but }));
    return (await visitor.post('/for-you/check')).location;
  };

/** The pages for the person, in their states. */
export const ownPageCases: readonly PageCase[] = [
  shown('/for-you', async (visitor) => (await visitor.get('/for-you'), '/for-you')),
  shown('/for-you', async (visitor) => (await visitor.get('/for-you'), '/for-you?again=yes'), {
    state: 'empty',
  }),
  ...(Object.keys(ownAnswers) as QuestionSlug[])
    .filter((slug) => slug !== 'which-surgery')
    .flatMap(asks),
  says('met'),
  says('not-met'),
  says('not-published'),
  shown(
    '/for-you/area',
    at('area', { home: { home: 'outside-england' }, surgery: { surgery: 'none' } }),
  ),
  shown(
    '/for-you/area',
    async (visitor, services) => {
      services.answer('eligibility', 'POST /pre-checks', silent);
      return answerOwn(visitor, { until: 'area' });
    },
    { state: 'error' },
  ),
  shown('/for-you/help-now', at('help-now')),
  shown('/for-you/check', at('check')),
  shown(
    '/for-you/check',
    async (visitor, services) => {
      services.answer('intake', 'POST /self-referrals', silent);
      return answerOwn(visitor);
    },
    { state: 'error', sent: true, status: 503 },
  ),
  shown('/for-you/sent', sentBy({})),
  shown('/for-you/sent', sentBy({ reach: { ways: ['none'] } })),
];
