import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DuplicatesFound, FindDuplicates, Problem } from '@waymark/contracts';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, TODAY } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('duplicates');
});
afterAll(() => intake.close());

const ZOE = { fullName: 'Zoë Ångström-Canary', birthDate: '1991-07-09', postcode: 'NR1 3JB' };
const withoutNumber = { nhsNumber: undefined, noNhsNumberBecause: 'not-known' } as const;
const ask = (body: object, as = intake.callers.stranger) =>
  intake.post<DuplicatesFound & Partial<Problem>>('/referrals/duplicates', body, as);
const found = async (body: FindDuplicates): Promise<number> => (await ask(body)).body.open.length;

describe('somebody without an NHS number who is referred already', () => {
  beforeAll(() => intake.sent(aForm({ person: { ...ZOE, ...withoutNumber } })));

  it.each<{ what: string; asked: FindDuplicates; is: number }>([
    { what: 'name, birth date and postcode', asked: ZOE, is: 1 },
    {
      what: 'the same name written otherwise, and the postcode too',
      asked: { ...ZOE, fullName: 'canary angstrom, Zoe', postcode: 'nr13jb' },
      is: 1,
    },
    {
      what: 'a number that the open one does not have',
      asked: { ...ZOE, nhsNumber: '9990002541' },
      is: 1,
    },
    { what: 'a twin sister', asked: { ...ZOE, fullName: 'Eva Ångström-Canary' }, is: 0 },
    { what: 'a name that is nearly the same', asked: { ...ZOE, fullName: 'Zoë Ångström' }, is: 0 },
    { what: 'another birth date', asked: { ...ZOE, birthDate: '1991-07-10' }, is: 0 },
    { what: 'another home', asked: { ...ZOE, postcode: 'NR1 3JA' }, is: 0 },
    {
      what: 'a number and a birth date alone',
      asked: { nhsNumber: '9990002541', birthDate: ZOE.birthDate },
      is: 0,
    },
  ])('is found by what links them once it is sent: $what, $is', async ({ asked, is }) => {
    expect(await found(asked)).toBe(is);
  });

  it('is told of by when and how far, to another team nothing else, and each look is kept', async () => {
    const before = await looks();
    const { body } = await ask(ZOE);
    expect(body).toEqual({ open: [{ receivedOn: TODAY, state: 'Being placed' }] });
    await ask({ ...ZOE, fullName: 'Eva Ångström-Canary' });
    const [nobody, her] = (await looks()).slice(0, 2);
    expect((await looks()).length).toBe(before.length + 2);
    expect([nobody?.subject, her?.subject]).toEqual([
      'nobody',
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  it('is told to nobody who refers themselves', async () => {
    expect((await ask(ZOE, intake.callers.herself)).status).toBe(403);
  });
});

it('two numbers that differ are two people, whatever else agrees', async () => {
  const person = { ...ZOE, birthDate: '1991-07-11', nhsNumber: '9990002479' };
  await intake.sent(aForm({ person }));
  expect(await found({ ...person, nhsNumber: '9990002541' })).toBe(0);
  expect(await found({ ...ZOE, birthDate: person.birthDate })).toBe(1);
});

it('a partner’s record is not told of with the other person’s, nor hers with the partner’s', async () => {
  const person = { ...ZOE, birthDate: '1991-07-13', nhsNumber: '9990002479' };
  await intake.sent(aForm({ about: 'partner', person }));
  const asked = { nhsNumber: person.nhsNumber, birthDate: person.birthDate };
  expect(await found({ ...asked, about: 'pregnant-person' })).toBe(0);
  expect(await found({ ...asked, about: 'partner' })).toBe(1);
});

it('what is closed to whoever asks is not found by name either', async () => {
  const person = { ...ZOE, birthDate: '1991-07-12', ...withoutNumber };
  await intake.sent(aForm({ person, knownToService: 'yes' }));
  const asked = { ...ZOE, birthDate: person.birthDate };
  expect((await ask(asked)).body.open).toEqual([]);
  expect((await ask(asked, intake.callers.midwife)).body.open).toHaveLength(1);
});

it.each([
  { what: 'nothing but a birth date', asked: {}, is: 'nhsNumber number-or-name' },
  { what: 'no postcode', asked: { fullName: 'Zoë Canary' }, is: 'nhsNumber number-or-name' },
  {
    what: 'half a postcode',
    asked: { fullName: 'Zoë Canary', postcode: 'NR1' },
    is: 'postcode postcode',
  },
  {
    what: 'two lines as a name',
    asked: { fullName: 'Zoë\nCanary', postcode: 'NR1 3JB' },
    is: 'fullName matches',
  },
])('is not asked with $what', async ({ asked, is }) => {
  const { status, body } = await ask({ ...asked, birthDate: ZOE.birthDate });
  expect([status, body.errors?.map(({ field, rule }) => `${field} ${rule}`)]).toEqual([422, [is]]);
});

const looks = (): Promise<{ subject: string }[]> =>
  intake.query(`SELECT subject FROM audit WHERE action = 'duplicates.asked' ORDER BY id DESC`);
