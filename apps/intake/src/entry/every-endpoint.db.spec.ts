import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralOffered, referralQuestionAsked, type Problem } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { anIntake, type AnIntake, type Callers } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';
import { badAgreements } from './bad-agreements.fixture.js';
import { badAttachments } from './bad-attachments.fixture.js';
import { badContacts } from './bad-contacts.fixture.js';
import { badMoves } from './bad-moves.fixture.js';
import { badProtectedFacts } from './bad-protected-facts.fixture.js';
import { badRestrictions } from './bad-restrictions.fixture.js';
import { badSelfReferrals } from './bad-self-referrals.fixture.js';

interface Bad {
  readonly call: `${'GET' | 'POST'} /${string}`;
  readonly what: string;
  /** Of the referral `withdrawn`, or of one that nobody has; without it of the open one. */
  readonly of?: keyof typeof ids;
  readonly as?: keyof Callers;
  readonly query?: string;
  readonly body?: object;
  /** Status, then `field rule` of each problem or, where no field is to blame, the code. */
  readonly is: string;
}

let intake: AnIntake;
const ids = { open: '', withdrawn: '', nobody: randomUUID(), 'no-uuid': 'one', linked: '' };
const [questionId, answeredId] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  intake = await anIntake('every-endpoint');
  ids.open = (await intake.sent()).referralId;
  ids.linked = (await intake.sent()).referralId;
  ids.withdrawn = (await intake.sent(aForm({ person: { nhsNumber: '9990001073' } }))).referralId;
  await intake.post(`/referrals/${ids.withdrawn}/withdrawal`, { reason: 'sent-in-error' });
  await offer(ids.open);
  await ask(ids.open, questionId, 2);
  await ask(ids.open, answeredId, 3);
  const answer = { questionId: answeredId, primaryCarer: 'no' };
  await intake.post(`/referrals/${ids.open}/answers`, answer);
});
afterAll(() => intake.close());

const NOON = '2026-11-22T12:30:00.000Z';
const offer = (referralId: string): Promise<void> =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      subject: referralId,
      sequence: 1,
      time: NOON,
      data: {
        referralId,
        serviceId: 'eastham-hub',
        serviceName: 'Eastham hub',
        as: 'lead',
        holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'M' },
      },
    }),
  );
const ask = (referralId: string, question: string, sequence: number): Promise<void> =>
  intake.consumer.onQuestionAsked(
    anEvent(referralQuestionAsked, {
      subject: referralId,
      sequence,
      time: NOON,
      data: {
        referralId,
        questionId: question,
        asks: [{ fact: 'need.level', question: 'How much help is needed?' }],
        nextStep: {
          what: 'answer-question',
          owner: 'eastham-midwives',
          ownerName: 'Eastham midwives',
          because: 'An answer is missing.',
          dueAt: '2026-11-25T17:00:00.000Z',
        },
      },
    }),
  );

const { current, need, occurrences, safety, where } = aForm();
const withDue = { ...current, dueOn: '2027-03-01', dueCertainty: 'exact' } as const;
const tomorrow = [{ kind: 'birth', on: '2026-11-23', certainty: 'exact' }] as const;
const miscarriage = { kind: 'miscarriage', gestationWeeks: 30 } as const;
const late = [{ kind: 'loss', on: '2026-06-01', certainty: 'exact', loss: miscarriage }] as const;
const epds = (total: number, selfHarmItem?: number) => ({
  ...need,
  scores: [{ measure: 'EPDS', total, ...(selfHarmItem !== undefined && { selfHarmItem }) }],
});

/** What cannot be, whichever endpoint takes it. */
const impossible: readonly { what: string; parts: object; is: string }[] = [
  { what: 'an unknown code', parts: { need: { ...need, level: 'awful' } }, is: 'need.level isIn' },
  {
    what: 'a due date without a pregnancy',
    parts: { current: withDue },
    is: 'current.dueOn due-only-when-pregnant',
  },
  {
    what: 'a birth after today that is not marked as expected',
    parts: { occurrences: tomorrow },
    is: 'occurrences[0].on not-in-future',
  },
  {
    what: 'a miscarriage at 30 weeks',
    parts: { occurrences: late },
    is: 'occurrences[0].loss.gestationWeeks before-24-weeks',
  },
  {
    what: 'a score out of its range',
    parts: { need: epds(31) },
    is: 'need.scores[0].total score-range',
  },
  {
    what: 'an answer about self-harm that is more than its total',
    parts: { need: epds(1, 2) },
    is: 'need.scores[0].selfHarmItem self-harm-item-total',
  },
  {
    what: 'signs that nobody asked about',
    parts: { safety: { ...safety, signs: ['severe-insomnia'], signsAsked: false } },
    is: 'safety.signsAsked signs-contradicted',
  },
  {
    what: 'an unknown place',
    parts: { where: { ...where, residencePlaces: ['atlantis'] } },
    is: 'where.residencePlaces[0] unknown-place',
  },
];

const sending = (parts: object): object => ({ ...aForm(), ...parts });
const DUPLICATES = { nhsNumber: '9990001006', birthDate: '1995-04-02' };
const CONCERN = { concernId: randomUUID(), team: 'T', calls: [], residencePlaces: [] };

const bad: readonly Bad[] = [
  {
    call: 'POST /referrals/{id}/shown-identity',
    what: 'without a reason',
    as: 'operator',
    body: {},
    is: '422 reason required',
  },
  ...badAgreements.map((bad): Bad => ({ call: 'POST /referrals/{id}/agreement', ...bad })),
  ...badSelfReferrals.map((bad): Bad => ({ call: 'POST /self-referrals', ...bad })),
  ...impossible.flatMap(({ what, parts, is }): Bad[] => [
    { call: 'POST /referrals', what, body: sending(parts), is: `422 ${is}` },
    { call: 'POST /referrals/{id}/amendments', what, body: parts, is: `422 ${is}` },
    { call: 'POST /referrals/{id}/answers', what, body: { questionId, ...parts }, is: `422 ${is}` },
  ]),
  {
    call: 'POST /referrals/{id}/amendments',
    what: 'nothing at all',
    body: {},
    is: '422  nothing-changed',
  },
  {
    call: 'POST /referrals/{id}/amendments',
    what: 'an unknown field',
    body: { occurrences, surname: 'Canary' },
    is: '422 surname unknown-field',
  },
  {
    call: 'POST /referrals/{id}/amendments',
    what: 'a stale version',
    body: { primaryCarer: 'yes', factsVersion: 1 },
    is: '409 facts-changed',
  },
  {
    call: 'POST /referrals/{id}/amendments',
    what: 'what was withdrawn',
    of: 'withdrawn',
    body: { primaryCarer: 'yes' },
    is: '409 referral-withdrawn',
  },
  {
    call: 'POST /referrals/{id}/answers',
    what: 'a stale version',
    body: { questionId, primaryCarer: 'yes', factsVersion: 1 },
    is: '409 facts-changed',
  },
  {
    call: 'POST /referrals/{id}/answers',
    what: 'what was answered already',
    body: { questionId: answeredId, need },
    is: '409 question-answered',
  },
  {
    call: 'POST /referrals/{id}/answers',
    what: 'what nobody has asked',
    body: { questionId: randomUUID(), need },
    is: '404 not-found',
  },
  {
    call: 'POST /referrals/{id}/answers',
    what: 'what was withdrawn',
    of: 'withdrawn',
    body: { questionId, need },
    is: '409 referral-withdrawn',
  },
  ...badAttachments,
  ...badContacts,
  ...badProtectedFacts,
  ...badRestrictions,
  ...badMoves.map((bad): Bad => ({ call: 'POST /referrals/{id}/move', ...bad })),
  {
    call: 'POST /referrals/{id}/withdrawal',
    what: 'an unknown reason',
    body: { reason: 'tired' },
    is: '422 reason isIn',
  },
  {
    call: 'POST /referrals/{id}/withdrawal',
    what: 'a second time',
    of: 'withdrawn',
    body: { reason: 'died' },
    is: '409 referral-withdrawn',
  },
  {
    call: 'POST /referrals/{id}/withdrawal',
    what: 'what is somebody else’s',
    as: 'stranger',
    body: { reason: 'died' },
    is: '404 not-found',
  },
  {
    call: 'POST /referrals/duplicates',
    what: 'a wrong check digit',
    body: { ...DUPLICATES, nhsNumber: '9990001007' },
    is: '422 nhsNumber nhs-number-check-digit',
  },
  {
    call: 'POST /referrals/duplicates',
    what: 'a name without a postcode',
    body: { fullName: 'Ottilie Canarywood', birthDate: '1995-04-02' },
    is: '422 nhsNumber number-or-name',
  },
  {
    call: 'POST /referrals/duplicates',
    what: 'a day that does not exist',
    body: { ...DUPLICATES, birthDate: '1995-02-30' },
    is: '422 birthDate isDay',
  },
  {
    call: 'POST /referrals/duplicates',
    what: 'from somebody who refers themselves',
    as: 'herself',
    body: DUPLICATES,
    is: '403 forbidden',
  },
  {
    call: 'GET /referrals/{id}/same-person',
    what: 'by a team that does not have it',
    of: 'linked',
    as: 'hub',
    is: '404 not-found',
  },
  { call: 'GET /referrals/{id}/same-person', what: 'by who sent it', is: '403 forbidden' },
  {
    call: 'POST /referrals/{id}/links',
    what: 'what is no id',
    as: 'hub',
    body: { otherReferralId: 'the other one' },
    is: '422 otherReferralId isUuid',
  },
  {
    call: 'POST /referrals/{id}/links',
    what: 'a referral that is not alike',
    as: 'hub',
    body: { otherReferralId: ids.nobody },
    is: '422 otherReferralId no-match',
  },
  {
    call: 'POST /referrals/{id}/links/removal',
    what: 'an unknown reason',
    as: 'hub',
    body: { otherReferralId: ids.nobody, reason: 'bored' },
    is: '422 reason isIn',
  },
  {
    call: 'POST /referrals/{id}/links/removal',
    what: 'a referral that is not alike',
    as: 'hub',
    body: { otherReferralId: ids.nobody, reason: 'twin-or-sister' },
    is: '422 otherReferralId no-match',
  },
  { call: 'GET /referrals/{id}/contact-points', what: 'by who sent it', is: '403 forbidden' },
  {
    call: 'GET /referrals/{id}/contact-points',
    what: 'of nobody',
    of: 'nobody',
    as: 'postman',
    is: '404 not-found',
  },
  { call: 'GET /referrals/{id}', what: 'of nobody', of: 'nobody', is: '404 not-found' },
  { call: 'GET /referrals/{id}', what: 'of no id', of: 'no-uuid', is: '404 not-found' },
  { call: 'GET /referrals', what: 'page 0', query: '?page=0', is: '422 page min' },
  {
    call: 'POST /places',
    what: 'an unknown place',
    body: { where: { ...where, residencePlaces: ['atlantis'] } },
    is: '422 where.residencePlaces[0] unknown-place',
  },
  {
    call: 'POST /places',
    what: 'an unknown code',
    body: { where: { ...where, residence: 'here' } },
    is: '422 where.residence isIn',
  },
  { call: 'GET /practices', what: 'one letter', query: '?q=a', is: '422 q minLength' },
  {
    call: 'POST /safety-concerns',
    what: 'an unknown code',
    body: { ...CONCERN, calls: ['a-friend'] },
    is: '422 calls isIn',
  },
  {
    call: 'POST /safety-concerns',
    what: 'an unknown place',
    body: { ...CONCERN, residencePlaces: ['atlantis'] },
    is: '422 residencePlaces[0] unknown-place',
  },
  {
    call: 'POST /safety-concerns/{id}/clearing',
    what: 'an unknown reason',
    of: 'nobody',
    body: { because: 'bored' },
    is: '422 because isIn',
  },
  {
    call: 'POST /safety-concerns/{id}/clearing',
    what: 'of no id',
    of: 'no-uuid',
    body: { because: 'taken-back' },
    is: '404 not-found',
  },
];

/** Everything kept, as one text: what is refused changes none of it. When an event was published is the relay's. */
async function everything(): Promise<string> {
  const tables = ['referral', 'person', 'equity', 'note', 'question', 'referral_link'];
  const more = [
    'referral_access',
    'referral_progress',
    'safety_concern',
    'outbox',
    'idempotency',
    'protected_fact',
  ];
  const digests = [...tables, ...more].map(
    (table) =>
      `(SELECT md5(coalesce(string_agg(kept, '' ORDER BY kept), ''))
         FROM (SELECT (to_jsonb(t) - 'published_at')::text AS kept FROM ${table} t) AS rows)`,
  );
  const [row] = await intake.query(`SELECT ${digests.map((one, n) => `${one} AS d${n}`).join()}`);
  return JSON.stringify(row);
}

describe('bad input', () => {
  it.each(bad)('$call, $what: $is', async ({ call, of = 'open', as, query = '', body, is }) => {
    const [method = '', path = ''] = call.split(' ');
    const before = await everything();
    const answer = await intake.call<Problem>(method, path.replace('{id}', ids[of]) + query, {
      token: intake.callers[as ?? 'midwife'],
      ...(body !== undefined && { body }),
      ...(/^POST \/(self-)?referrals$/.test(call) && {
        headers: { 'idempotency-key': randomUUID() },
      }),
    });
    const { errors = [], code, detail } = answer.body;
    const said = errors.map(({ field, rule }) => `${field} ${rule}`);
    expect(`${answer.status} ${said.length > 0 ? said.join(', ') : code}`).toBe(is);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    // What to do, in a sentence; for what nobody may see not even that it is there.
    const words = errors.length > 0 ? errors.map(({ message }) => message) : [detail];
    for (const sentence of words) expect(sentence).toMatch(/\w+ \w+ \w+/);
    expect(JSON.stringify(answer.body)).not.toContain('Canary');
    expect(await everything()).toBe(before);
  });

  it('has been tried on every endpoint that takes any', () => {
    const file = new URL('../openapi.json', import.meta.url);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const elsewhere = /^(GET \/places$|\w+ \/(messaging|reconciliation)\/)/;
    const own = all.filter((call) => !elsewhere.test(call));
    expect([...new Set(bad.map(({ call }) => call))].sort()).toEqual(own.sort());
  });
});
