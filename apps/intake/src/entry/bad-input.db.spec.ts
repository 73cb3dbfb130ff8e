import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlaceChoices, PlacesFound, Problem } from '@waymark/contracts';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('bad-input');
});
afterAll(() => intake.close());

type Json = Readonly<Record<string, unknown>>;
const form = (): Json => JSON.parse(JSON.stringify(aForm())) as Json;
/** The form with something at a dotted path put in its place. */
function withAt(path: string, value: unknown): Json {
  const whole = form();
  const names = path.split('.');
  const last = names.pop() ?? '';
  const inner = names.reduce<Json>((at, name) => at[name] as Json, whole);
  Reflect.set(inner, last, value);
  return whole;
}
const send = (body: unknown, headers: Record<string, string> = {}) =>
  intake.call<Problem>('POST', '/referrals', {
    token: intake.callers.midwife,
    body,
    headers: { 'idempotency-key': randomUUID(), ...headers },
  });
const referrals = async (): Promise<number> => {
  const [row] = await intake.query<{ count: number }>('SELECT count(*) AS count FROM referral');
  return row?.count ?? -1;
};

describe('a body that is not what a referral is', () => {
  it.each([
    { what: 'an unknown field', path: 'surname', value: 'Canary', is: 'surname unknown-field' },
    {
      what: 'an unknown field deep inside',
      path: 'person.contact.safe.fax',
      value: 'yes',
      is: 'person.contact.safe.fax unknown-field',
    },
    {
      what: 'a number as a name',
      path: 'person.fullName',
      value: 7,
      is: 'person.fullName matches',
    },
    {
      what: 'nothing as a name',
      path: 'person.fullName',
      value: null,
      is: 'person.fullName matches',
    },
    { what: 'a blank name', path: 'person.fullName', value: ' \t ', is: 'person.fullName matches' },
    { what: 'a list as a person', path: 'person', value: [], is: 'person isObject' },
    { what: 'an object as a list', path: 'occurrences', value: {}, is: 'occurrences isArray' },
    {
      what: 'a day that does not exist',
      path: 'person.birthDate',
      value: '1995-02-30',
      is: 'person.birthDate isDay',
    },
    {
      what: 'an instant as a day',
      path: 'person.birthDate',
      value: '1995-02-03T00:00:00Z',
      is: 'person.birthDate isDay',
    },
    {
      what: 'a thirteenth month',
      path: 'occurrences',
      value: [{ kind: 'birth', on: '2026-13', certainty: 'exact' }],
      is: 'occurrences[0].on isDayOrMonth',
    },
    { what: 'an unknown code', path: 'need.level', value: 'awful', is: 'need.level isIn' },
    {
      what: 'an unknown code in a list',
      path: 'safety.signs',
      value: ['severe-insomnia', 'x'],
      is: 'safety.signs isIn',
    },
    {
      what: 'an unknown place',
      path: 'where.residencePlaces',
      value: ['atlantis'],
      is: 'where.residencePlaces[0] unknown-place',
    },
    {
      what: 'a place that is no key',
      path: 'where.residencePlaces',
      value: ["'; DROP TABLE referral; --"],
      is: 'where.residencePlaces matches',
    },
    {
      what: 'half an address',
      path: 'referrer.email',
      value: 'ines@',
      is: 'referrer.email isEmail',
    },
    { what: 'a NUL', path: 'note', value: 'a\0b', is: 'note text' },
    { what: 'half a character', path: 'note', value: '\ud800', is: 'note text' },
    { what: 'a novel', path: 'note', value: 'x'.repeat(4001), is: 'note maxLength' },
    {
      what: 'thirty-one babies',
      path: 'occurrences',
      value: Array.from({ length: 31 }, () => ({ kind: 'birth', certainty: 'exact' })),
      is: 'occurrences arrayMaxSize',
    },
  ])('$what is refused by name: $is', async ({ path, value, is }) => {
    const before = await referrals();
    const { status, headers, body } = await send(withAt(path, value));
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.errors?.map(({ field, rule }) => `${field} ${rule}`)).toContain(is);
    expect(JSON.stringify(body)).not.toMatch(/Canary|DROP/);
    expect(await referrals()).toBe(before);
  });

  it('is told everything that is missing at once', async () => {
    const { status, body } = await send({});
    expect(status).toBe(422);
    const missing = ['about', 'person', 'where', 'consent', 'referrer', 'equity'];
    expect(body.errors?.map(({ field }) => field)).toEqual(expect.arrayContaining(missing));
  });

  it.each(['[]', 'null', '"text"', '7'])('%s is refused', async (text) => {
    expect([400, 422]).toContain((await send(text)).status);
  });

  it('takes nothing from a prototype', async () => {
    const text = JSON.stringify(form()).replace('{', '{"__proto__":{"admin":true},');
    expect((await send(text)).status).toBe(422);
  });
});

describe('a request that is not one', () => {
  it('with broken JSON is refused', async () => {
    expect(await send('{"person":')).toMatchObject({ status: 400, body: { code: 'broken-json' } });
  });

  it('with another content type is refused', async () => {
    expect((await send(form(), { 'content-type': 'text/plain' })).status).toBe(415);
    expect(
      (await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
  });

  it('with two megabytes is refused, and the service goes on', async () => {
    expect((await send(withAt('note', 'x'.repeat(2_097_152)))).status).toBe(413);
    expect((await send(form())).status).toBe(201);
  });

  it.each([
    { key: undefined, code: 'idempotency-key-missing' },
    { key: 'two words', code: 'idempotency-key-malformed' },
    { key: 'x'.repeat(201), code: 'idempotency-key-malformed' },
    { key: 'café', code: 'idempotency-key-malformed' },
  ])('with the key $key names the header', async ({ key, code }) => {
    const { status, body } = await intake.call<Problem>('POST', '/referrals', {
      token: intake.callers.midwife,
      body: form(),
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(body.detail).toContain('Idempotency-Key');
  });

  it('without a token, or with one for something else, is refused', async () => {
    const anybody = await intake.call('POST', '/referrals', { body: form() });
    expect(anybody.status).toBe(401);
    const headers = { 'idempotency-key': randomUUID() };
    const call = (token: string) =>
      intake.call('POST', '/referrals', { token, body: form(), headers });
    expect((await call(intake.callers.hub)).status).toBe(403);
    expect((await call(intake.callers.reader)).status).toBe(403);
  });

  it.each(['not-a-uuid', '%00', '..%2Freferrals', randomUUID(), '1%27%20OR%20true'])(
    'about the referral "%s" finds nothing',
    async (id) => {
      for (const path of [`/referrals/${id}`, `/referrals/${id}/nothing`]) {
        const { status } = await intake.get(path);
        expect([400, 404]).toContain(status);
      }
      const { status } = await intake.post(`/referrals/${id}/withdrawal`, { reason: 'moved-area' });
      expect([400, 404]).toContain(status);
    },
  );

  it.each(['?page=0', '?page=x', '?page=1.5', '?page=1&page=2', '?other=1', '?page=99999999'])(
    'for my referrals%s is refused',
    async (query) => {
      expect((await intake.get(`/referrals${query}`)).status).toBe(422);
    },
  );
});

describe('places', () => {
  it('are listed for anyone', async () => {
    const { status, body } = await intake.call<PlaceChoices>('GET', '/places');
    expect(status).toBe(200);
    expect(body.choices).toContainEqual({
      key: 'eastham-infirmary',
      name: 'eastham infirmary',
      kind: 'unit',
    });
  });

  it('are found for a form, and what is missing is asked for', async () => {
    const where = aForm({ where: { residencePlaces: [] } }).where;
    const { status, body } = await intake.post<PlacesFound>('/places', {
      where,
      postcode: 'NR1 3JB',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      landingTeam: 'landing-national',
      places: { residence: { known: 'not-known', places: [] }, asOf: '2026-11-22' },
      missing: [{ fact: 'places.residence' }],
    });
  });

  it('that nobody knows are refused', async () => {
    const where = aForm({ where: { residencePlaces: ['atlantis'] } }).where;
    const { status, body } = await intake.post('/places', { where });
    expect(status).toBe(422);
    expect(body.errors?.[0]).toMatchObject({ field: 'where.residencePlaces[0]' });
  });
});
