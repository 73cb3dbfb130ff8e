import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contactsOn, readUrgentContacts, withLocalContacts } from './urgent-contacts.js';

interface Entry {
  readonly confirmedOn: string;
  readonly reviewBy: string;
  readonly phone: string;
  readonly standing: string;
}
const file = JSON.parse(readFileSync('infra/directory/urgent-contacts.json', 'utf8')) as {
  readonly marked: string;
  readonly contacts: readonly Entry[];
};
const changed = (change: Partial<Entry>): object => ({
  ...file,
  contacts: file.contacts.map((entry) => ({ ...entry, ...change })),
});

describe('numbers that an area has confirmed', () => {
  it('are read from the published file, where no area has confirmed one yet', () => {
    expect(readUrgentContacts(file).map(({ standing }) => standing)).toEqual(
      file.contacts.map(() => 'demonstration'),
    );
  });

  it.each([
    { what: 'no number', change: { phone: 'ask the desk' }, says: /phone/ },
    {
      what: 'a day that does not exist',
      change: { confirmedOn: '2026-02-30' },
      says: /confirmedOn/,
    },
    {
      what: 'a review before it was confirmed',
      change: { reviewBy: '2026-10-31' },
      says: /reviewed before/,
    },
    { what: 'nobody’s standing', change: { standing: 'guessed' }, says: /standing/ },
  ])('are refused whole for $what', ({ change, says }) => {
    expect(() => readUrgentContacts(changed(change))).toThrow(says);
  });

  it.each([
    { on: '2026-10-31', shown: 0 },
    { on: '2026-11-01', shown: 2 },
    { on: '2027-04-30', shown: 2 },
    { on: '2027-05-01', shown: 0 },
  ])('are shown on $on: $shown', ({ on, shown }) => {
    expect(contactsOn(readUrgentContacts(file), on)).toHaveLength(shown);
  });

  it('come before the words that hold everywhere, and an invented one says not to dial it', () => {
    const dayWords = (day: string): string => `the day ${day}`;
    const national = [{ kind: 'crisis', how: 'Telephone the local crisis team.' }];
    const [local, words] = withLocalContacts(national, readUrgentContacts(file), dayWords);
    expect(local?.how).toMatch(/^Example only, do not dial/);
    expect(words).toEqual(national[0]);
    expect(
      withLocalContacts(
        national,
        readUrgentContacts(changed({ standing: 'approved' })),
        dayWords,
      )[0]?.how,
    ).toMatch(/01632 960001 \(day and night\). Confirmed by .* on the day 2026-11-01/);
  });
});
