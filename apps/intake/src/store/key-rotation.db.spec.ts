import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DuplicatesFound } from '@waymark/contracts';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

const key = (id: string, byte: number): string =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const OLD = key('old', 1);
const NEW = key('new', 2);
const ANOTHER_INDEX = Buffer.alloc(32, 3).toString('base64');

const { person, note } = aForm();
const askedFor = { nhsNumber: person.nhsNumber, birthDate: person.birthDate };
const newNumber = { ...person.contact, phone: '07700 900999' };

let intake: AnIntake;
let id: string;
const logged: string[] = [];
const write = process.stdout.write.bind(process.stdout);

beforeAll(async () => {
  process.stdout.write = (text: string) => {
    logged.push(text);
    return true;
  };
  intake = await anIntake('key-rotation', { IDENTITY_KEYS: OLD });
  ({ referralId: id } = await intake.sent());
});
afterAll(async () => {
  await intake.close();
  process.stdout.write = write;
});

const withKeys = async (keys: string, more: Readonly<Record<string, string>> = {}) => {
  intake = await intake.restarted({ IDENTITY_KEYS: keys, ...more });
};
const saidOfPerson = async () => (await intake.page(id)).sent.person;
const found = async (): Promise<number> => {
  const { body } = await intake.post<DuplicatesFound>(
    '/referrals/duplicates',
    askedFor,
    intake.callers.stranger,
  );
  return body.open.length;
};
/** Every value of the row, so that nothing that is lost is missed. */
const kept = () =>
  intake.query<object>(
    `SELECT p.*, n.body FROM person p LEFT JOIN note n USING (referral_id) WHERE p.referral_id = $1`,
    [id],
  );
const sealedWith = async (): Promise<object> => {
  const [row] = await intake.query<object>(
    `SELECT split_part(full_name, '.', 1) AS name, split_part(contact, '.', 1) AS contact
     FROM person WHERE referral_id = $1`,
    [id],
  );
  return row ?? {};
};

describe('a referral that was sealed with a key before the last', () => {
  it('is read whole where the new key seals and both open', async () => {
    const before = await intake.page(id);
    expect(await sealedWith()).toEqual({ name: 'old', contact: 'old' });

    await withKeys(`${NEW},${OLD}`);
    expect(await intake.page(id)).toEqual(before);
    expect(before.sent).toMatchObject({ person: { fullName: person.fullName }, note });
  });

  it('has what is changed sealed with the new key, and the rest as it was', async () => {
    const changed = await intake.post(`/referrals/${id}/contact`, {
      contact: newNumber,
      reason: 'asked-the-person',
      how: 'telephone',
      askedOn: '2026-11-22',
      askedBy: 'Joe, midwife',
      contactVersion: 1,
    });
    expect(changed.status).toBe(200);

    expect(await sealedWith()).toEqual({ name: 'old', contact: 'new' });
    expect(await saidOfPerson()).toMatchObject({ fullName: person.fullName, contact: newNumber });
  });

  it('is found by NHS number whatever key seals, because the index has a key of its own', async () => {
    expect(await found()).toBe(1);
  });

  it('without the old key is not opened, says which key is missing, and loses nothing', async () => {
    const before = await kept();
    await withKeys(NEW);
    logged.length = 0;

    const { status, body } = await intake.get(`/referrals/${id}`);
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(logged.join('')).toContain('The key old is not configured');
    expect(await kept()).toEqual(before);

    // Others are taken meanwhile, and it waits unharmed for the key to be given back.
    await intake.sent();
    expect(await kept()).toEqual(before);
    await withKeys(`${NEW},${OLD}`);
    expect(await saidOfPerson()).toMatchObject({ fullName: person.fullName, contact: newNumber });
  });

  it('is found by nobody with another index key, and again with its own', async () => {
    await withKeys(`${NEW},${OLD}`, { IDENTITY_INDEX_KEY: ANOTHER_INDEX });
    expect(await found()).toBe(0);
    expect(await saidOfPerson()).toMatchObject({ fullName: person.fullName });

    await withKeys(`${NEW},${OLD}`);
    expect(await found()).toBeGreaterThan(0);
  });
});
