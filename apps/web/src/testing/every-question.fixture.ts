import type { FormAnswers } from '../layout/form/question.js';
import type { DraftAnswers, TopicSlug } from '../pages/referrers/refer/draft/draft.js';
import { fieldsOf } from './a-filled-form.fixture.js';
import type { Visitor } from './a-visitor.fixture.js';
import { aDraft } from './drafts.fixture.js';
import { controlsOf } from './form-fields.fixture.js';
import { everyNo } from './judging-examples.fixture.js';
import { placeChoices } from './referral-examples.fixture.js';
import type { StandIns } from './stand-in-services.fixture.js';

/** Pages that come between the topics, where an answer brings them up. */
type Between = 'practice' | 'call-now' | 'already-referred' | 'refer-anyway';

/** One person's referral, from the first page of the form to the last. */
interface Run {
  readonly who: string;
  readonly occurrences: DraftAnswers['occurrences'];
  readonly answers: Readonly<Partial<Record<TopicSlug | Between, FormAnswers>>>;
  /** How the services answer in this case. */
  readonly meets: (services: StandIns) => void;
}

/** What a run has shown, and what of that it has answered: `page: question`. */
export interface Shown {
  readonly asked: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
}

const { topics } = aDraft;

/** Between them they bring up every question of the form. */
export const RUNS: readonly Run[] = [
  {
    who: 'pregnant again after a loss, and referred already',
    occurrences: [
      {
        ...{ kind: 'loss', lossKind: 'neonatal-death', gestationWeeks: '30' },
        ...{ ageNumber: '6', ageUnit: 'days', on: '2025-11-20', certainty: 'exact' },
      },
      { kind: 'birth', on: '2025-11-14', certainty: 'exact', samePregnancyAs: '0' },
      { kind: 'loss', lossKind: 'termination', terminationReason: 'medical' },
    ],
    answers: {
      ...topics,
      where: { ...topics.where, mayMoveSoon: 'no' },
      person: { ...topics.person, pronouns: 'she/her' },
      consent: { ...topics.consent, knownToService: 'yes' },
      'about-you': { ...topics['about-you'], phone: '01632 960000' },
      'anything-else': { firstReferredOn: '2026-10-01', note: 'Prefers to be seen at home.' },
      'already-referred': { choice: 'refer-anyway', reason: 'Another loss since.' },
    },
    meets: (services) => {
      const open = [{ receivedOn: '2026-11-01', state: 'a team is deciding' }];
      services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
    },
  },
  {
    who: 'in a refuge, apart from a baby, reached through a worker, with an interpreter',
    occurrences: [
      { kind: 'separation', cause: 'safeguarding', at: 'birth', on: '2026-03', certainty: 'about' },
    ],
    answers: {
      ...topics,
      'whose-care': { loss: 'no', about: 'pregnant-person' },
      now: { state: 'not-pregnant', primaryCarer: 'no' },
      signs: {
        signs: ['estrangement'],
        ...{ urgency: 'not-urgent', notUrgentBecause: 'other', urgencyComment: 'Seen today.' },
      },
      where: {
        ...{ residence: 'hidden', area: 'coventry', gpPractice: 'not-known' },
        ...{ bookedUnit: 'known', unit: 'university-hospital-coventry' },
      },
      need: { pathways: ['custody-loss'], level: 'moderate', impact: 'marked' },
      person: { fullName: 'Noor Demo', birthDate: '1996-03-31', noNhsNumberBecause: 'not-known' },
      contact: {
        ...{ safePhone: 'no', safeVoicemail: 'no', safeSms: 'no', safeEmail: 'no' },
        ...{ safeLetter: 'no', seenBy: ['not-known'], through: 'refuge-worker' },
        ...{ throughName: 'Key worker (invented refuge)', throughPhone: '01632 960001' },
        throughEmail: 'worker@refuges.example',
      },
      communication: {
        ...{ language: 'ckb', interpreterNeeded: 'yes', dialect: 'Ardalani' },
        ...{ interpreterWish: 'woman', reading: 'easy-read', disability: 'no' },
      },
      equality: {
        ...topics.equality,
        ...{ genderIdentity: 'woman', genderSameAsAtBirth: 'yes' },
      },
    },
    meets: () => undefined,
  },
  {
    who: 'under 16, with an urgent call, whom every criterion turns away',
    occurrences: [],
    answers: {
      ...topics,
      'whose-care': { loss: 'no', about: 'pregnant-person' },
      now: { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'about' },
      signs: { signs: ['suicidal-plan'], urgency: 'call-now' },
      'call-now': {
        ...{ to: 'crisis', takenBy: 'Nurse in charge', on: '2026-11-22', time: '11:30' },
      },
      where: {
        ...{ residence: 'known', postcode: 'cv1 1aa', gpPractice: 'known' },
        ...{ gpPracticeName: 'mill', bookedUnit: 'none' },
      },
      practice: { code: 'Y00001' },
      need: { pathways: ['tokophobia'], level: 'moderate', impact: 'marked' },
      'need-more': { tokophobiaKind: 'primary' },
      scores: {
        ...{ 'core-10': '19', 'phq-9': '10', 'gad-7': '10', epds: '12', 'city-bits': '10' },
        ...{ 'pcl-5': '10', fobs: '10', 'w-deq': '10', on: '2026-11-10' },
        ...{ 'phq-9-item-9': '1', 'epds-item-10': '1' },
        ...{ urgency: 'not-urgent', notUrgentBecause: 'other', urgencyComment: 'Called.' },
      },
      person: {
        ...{ fullName: 'Jo Demo', birthDate: '2011-03-31', noNhsNumberBecause: 'not-known' },
        address: '1 Example Street\nCoventry',
      },
      consent: { ...topics.consent, under16: 'gillick-competent' },
      'refer-anyway': { reason: 'another-reason', words: 'Nobody else takes people so young.' },
    },
    meets: (services) => {
      const lookups = { postcodes: true, practices: true };
      services.answer('intake', 'GET /places', {
        status: 200,
        body: { ...placeChoices, lookups },
      });
      services.answer('eligibility', 'POST /pre-checks', { status: 200, body: everyNo });
    },
  },
];

/** Somebody who fills in the form: without scripts, over HTTP or in a browser. */
export interface Walker {
  /** Begins a form: the address of its first page. */
  begin(): Promise<string>;
  /** The page at an address. */
  open(location: string): Promise<{ readonly text: string }>;
  /** Goes on from a page that has only to be read. */
  goOn(link: string): Promise<string>;
  /** Sends the open page: the address that it leads to. */
  send(location: string, given: FormAnswers): Promise<string>;
}

/** Posts what a browser would. */
export const overHttp = (visitor: Visitor): Walker => ({
  begin: async () => {
    await visitor.get('/refer/before-you-start');
    return (await visitor.post('/refer/drafts')).location;
  },
  open: (location) => visitor.get(location),
  goOn: (link) => Promise.resolve(link),
  send: async (location, given) => {
    const answer = await visitor.post(location, fieldsOf(given));
    if (answer.status !== 303)
      throw new Error(`${location} was answered ${String(answer.status)}: ${answer.text}`);
    return answer.location;
  },
});

/** Goes where the form leads, answers what it asks and sends it. An answer to what is not asked stops it. */
export async function walk(walker: Walker, run: Run): Promise<Shown> {
  const asked = new Set<string>();
  const answered = new Set<string>();
  const waiting = [...run.occurrences];
  let location = await walker.begin();

  for (let pages = 0; !location.endsWith('/sent'); pages += 1) {
    if (pages > 60) throw new Error(`${run.who}: it never ends, and is at ${location}`);
    const page = await walker.open(location);
    const [, slug = '', kind] = /^\/refer\/[\w-]+\/([\w-]+)(?:\/add\/(\w+))?/.exec(location) ?? [];
    const given = answersAt(run, slug, kind, waiting);
    const controls = controlsOf(page);
    if (given === undefined || controls === undefined) {
      const link = /<a class="nhsuk-button[^"]*" href="([^"]+)"/.exec(page.text)?.[1];
      if (link === undefined) throw new Error(`${run.who}: ${slug} is not answered`);
      location = await walker.goOn(link);
      continue;
    }
    const names = new Set(controls.map(({ name }) => withoutPart(name)));
    for (const name of names) asked.add(`${slug}: ${name}`);
    for (const name of Object.keys(given)) {
      if (!names.has(name)) throw new Error(`${run.who}: ${slug} does not ask ${name}`);
      answered.add(`${slug}: ${name}`);
    }
    location = await walker.send(location, given);
  }
  return { asked, answered };
}

/** Undefined where the page has only to be read. */
function answersAt(
  { answers }: Run,
  slug: string,
  kind: string | undefined,
  waiting: FormAnswers[],
): FormAnswers | undefined {
  if (slug === 'check-answers') return {};
  if (slug !== 'what-happened') return answers[slug as TopicSlug | Between];
  if (kind === undefined) return { add: String(waiting[0]?.kind ?? 'nothing-more') };
  const { kind: _, ...others } = waiting.shift() ?? {};
  return others;
}

/** A date has three boxes and one name. */
const withoutPart = (name: string): string => name.replace(/-(day|month|year)$/, '');
