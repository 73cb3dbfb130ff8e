import { describe, expect, it } from '@jest/globals';
import type { PlaceNoteCode, WhereSheIs } from '@waymark/contracts';
import type { AreaCodes, PostcodeAnswer, Practice, PracticeAnswer } from './area-codes.js';
import { noteWords, PLACE_QUESTIONS } from './place-words.js';
import { aGeography } from './place-list.fixture.js';
import { NATIONAL_DESK, resolvePlaces } from './resolve-places.js';

const geography = aGeography();
const ON = '2026-11-22';
const EASTHAM: AreaCodes = { district: 'E07000901', county: 'E10000901', board: 'E54000901' };
const WESTHAM: AreaCodes = { district: 'E07000902', county: 'E10000901', board: 'E54000902' };
const NORFOLK: AreaCodes = { district: 'E07000148', county: 'E10000020', board: 'E54000903' };
const at = (area: AreaCodes, more: object = {}): PostcodeAnswer => ({ is: 'known', area, ...more });

const where = (change: Partial<WhereSheIs> = {}): WhereSheIs => ({
  residence: 'known',
  residencePlaces: ['eastham-harbour'],
  gpPractice: 'none',
  gpPlaces: [],
  bookedUnit: 'none',
  ...change,
});
const byPostcode = (residence: PostcodeAnswer, residencePlaces: readonly string[] = [], on = ON) =>
  resolvePlaces(where({ residencePlaces }), on, geography, { residence });
const byPractice = (
  practice: Partial<Practice>,
  found: PostcodeAnswer,
  gpPlaces: readonly string[] = [],
) => {
  const whole = { code: 'Y00001', name: 'Harbour Surgery (invented)', ...practice };
  return byCode({ is: 'known', practice: whole, at: found }, gpPlaces);
};
const byCode = (gpPractice: PracticeAnswer, gpPlaces: readonly string[] = []) =>
  resolvePlaces(
    where({ residence: 'none', residencePlaces: [], gpPractice: 'known', gpPlaces }),
    ON,
    geography,
    { gpPractice },
  );
const codesOf = ({ notes }: { notes: readonly { code: PlaceNoteCode }[] }): readonly string[] =>
  notes.map(({ code }) => code);

describe('places from a form', () => {
  it('are the chosen key, then everything it lies within, the narrowest first', () => {
    expect(resolvePlaces(where(), ON, geography).places).toEqual({
      residence: { known: 'known', places: ['eastham-harbour', 'eastham', 'northshire'] },
      gpPractice: { known: 'none', places: [] },
      bookedUnit: { known: 'none', places: [] },
      asOf: ON,
      listRevision: '0123456789ab',
    });
  });

  it('stay hidden, with their area, and take no postcode', () => {
    const found = resolvePlaces(where({ residence: 'hidden' }), ON, geography, {
      residence: at({ ...NORFOLK, decile: 1 }),
    });
    expect(found.places.residence.known).toBe('hidden');
    expect(found.places.residence.places).not.toContain('norfolk');
    expect(found.deprivationDecile).toBeUndefined();
  });

  it('hold the unit and what it lies within', () => {
    const unit = where({ bookedUnit: 'known', unit: 'eastham-infirmary' });
    const found = resolvePlaces(unit, ON, geography);
    expect(found.places.bookedUnit.places).toEqual(['eastham-infirmary', 'eastham', 'northshire']);
  });
});

describe('a home with a postcode', () => {
  it('is where the postcode lies, and its neighbourhood’s decile is known', () => {
    const found = byPostcode(at({ ...EASTHAM, decile: 3 }));
    expect(found.places.residence).toEqual({ known: 'known', places: ['eastham', 'northshire'] });
    expect(found).toMatchObject({
      deprivationDecile: 3,
      landingTeam: 'landing-qn1',
      missing: [],
      notes: [],
    });
  });

  it('is where the postcode lies and in the part of it that was chosen', () => {
    const found = byPostcode(at(EASTHAM), ['eastham-harbour']);
    expect(found.places.residence.places).toEqual(['eastham-harbour', 'eastham', 'northshire']);
    expect(found.notes).toEqual([]);
  });

  it.each([
    { what: 'that is in no table', answer: { is: 'no-table' }, says: [] },
    { what: 'that nobody can look up now', answer: { is: 'silent' }, says: ['lookup-silent'] },
    { what: 'that no table has', answer: { is: 'unknown' }, says: ['postcode-unknown'] },
    { what: 'that lies nowhere', answer: { is: 'known' }, says: ['postcode-unknown'] },
    {
      what: 'that lies in no place',
      answer: at({ district: 'E07000999' }),
      says: ['postcode-unknown'],
    },
    {
      what: 'that ended',
      answer: at(EASTHAM, { endedIn: '2026-10' }),
      says: ['postcode-ended'],
    },
    {
      what: 'that stands for nothing',
      answer: { is: 'stands-for-nothing' },
      says: ['postcode-stands-for-nothing'],
    },
  ] as const)('$what is asked for, and never stands against a chosen area', ({ answer, says }) => {
    const asked = byPostcode(answer);
    expect(asked.places.residence).toEqual({ known: 'not-known', places: [] });
    expect(asked.missing.map(({ fact }) => fact)).toEqual(['places.residence']);
    expect(asked.missing[0]?.question).toContain(PLACE_QUESTIONS.residence);
    expect(codesOf(asked)).toEqual(says);
    expect(asked).toMatchObject({ landingTeam: NATIONAL_DESK });
    expect(asked.deprivationDecile).toBeUndefined();

    const chosen = byPostcode(answer, ['eastham']);
    expect(chosen.places.residence).toEqual({ known: 'known', places: ['eastham', 'northshire'] });
    expect(chosen.missing).toEqual([]);
    expect(codesOf(chosen)).toEqual(says);
  });

  it.each([
    { on: '2026-10-31', is: 'known' },
    { on: '2026-11-01', is: 'not-known' },
  ])('that ended in October 2026 is $is on $on', ({ on, is }) => {
    const found = byPostcode(at(EASTHAM, { endedIn: '2026-10' }), [], on);
    expect(found.places.residence.known).toBe(is);
  });

  it('names the month in which the postcode ended', () => {
    const { missing } = byPostcode(at(EASTHAM, { endedIn: '2019-03' }));
    expect(missing[0]?.question).toContain('no longer in use since March 2019');
  });

  it('in another area than the chosen one counts for neither, and is asked for', () => {
    const found = byPostcode(at({ ...NORFOLK, decile: 3 }), ['eastham']);
    expect(found.places.residence).toEqual({ known: 'not-known', places: [] });
    expect(codesOf(found)).toEqual(['postcode-and-area-differ']);
    expect(found.missing[0]?.question).toContain('neither counts until one is corrected');
    expect(found.landingTeam).toBe(NATIONAL_DESK);
    expect(found.deprivationDecile).toBeUndefined();
  });

  it('in another area than one chosen after it was asked for counts for nothing', () => {
    const home = where({ residencePlaces: ['eastham'] });
    const found = resolvePlaces(home, ON, geography, {
      residence: at({ ...NORFOLK, decile: 3 }),
      chosenCounts: true,
    });
    expect(found.places.residence).toEqual({ known: 'known', places: ['eastham', 'northshire'] });
    expect(found).toMatchObject({ missing: [], landingTeam: 'landing-qn1' });
    expect(codesOf(found)).toEqual(['postcode-and-area-differ']);
    expect(found.deprivationDecile).toBeUndefined();
  });

  it.each([
    { outside: 'wales', words: 'Wales' },
    { outside: 'scotland', words: 'Scotland' },
    { outside: 'northern-ireland', words: 'Northern Ireland' },
    { outside: 'isle-of-man', words: 'the Isle of Man' },
    { outside: 'channel-islands', words: 'the Channel Islands' },
  ] as const)('in $words is named, and nothing in England is guessed', ({ outside, words }) => {
    const found = byPostcode(at({ district: 'W06000015', outside, decile: 2 }));
    expect(found.places.residence).toEqual({ known: 'outside-england', places: [], outside });
    expect(found).toMatchObject({ missing: [], landingTeam: NATIONAL_DESK });
    expect(found.deprivationDecile).toBeUndefined();
    expect(found.notes.map((note) => note.words).join()).toContain(`The home is in ${words}`);
  });

  it('in Wales, although an area of England was chosen, is asked for', () => {
    const found = byPostcode(at({ outside: 'wales' }), ['eastham']);
    expect(found.places.residence).toEqual({ known: 'not-known', places: [] });
    expect(codesOf(found)).toEqual(['postcode-and-area-differ']);
  });

  it('is coordinated by the board of the day', () => {
    expect(byPostcode(at(WESTHAM), [], '2026-03-31').landingTeam).toBe('landing-qn2');
    expect(byPostcode(at(WESTHAM), [], '2026-04-01').landingTeam).toBe('landing-z9x1y');
  });

  it('is coordinated by the national desk where a split board cannot be told', () => {
    const found = byPostcode(at({ ...EASTHAM, board: 'E54000902' }));
    expect(found.places.residence.places).toEqual(['eastham', 'northshire']);
    expect(found.landingTeam).toBe(NATIONAL_DESK);
    expect(codesOf(found)).toEqual(['board-not-told']);
  });
});

describe('no fixed address', () => {
  it('asks for nothing that cannot be answered, and goes by the practice', () => {
    const found = resolvePlaces(
      where({
        residence: 'none',
        residencePlaces: [],
        gpPractice: 'known',
        gpPlaces: ['norfolk'],
      }),
      ON,
      geography,
    );
    expect(found.missing).toEqual([]);
    expect(codesOf(found)).toEqual(['no-fixed-address']);
    expect(found.landingTeam).toBe('landing-qmm');
  });

  it('without a practice is coordinated by the national desk', () => {
    const nowhere = where({ residence: 'none', residencePlaces: [] });
    expect(resolvePlaces(nowhere, ON, geography).landingTeam).toBe(NATIONAL_DESK);
  });
});

describe('a GP practice', () => {
  it('is where its postcode lies', () => {
    const found = byPractice({}, at(NORFOLK));
    expect(found.places.gpPractice).toEqual({ known: 'known', places: ['norfolk'] });
    expect(found).toMatchObject({ landingTeam: 'landing-qmm', missing: [] });
  });

  it.each<{ what: string; answer: PracticeAnswer; says: readonly string[] }>([
    { what: 'no list is loaded', answer: { is: 'no-table' }, says: [] },
    { what: 'the code is in no list', answer: { is: 'unknown' }, says: ['practice-unknown'] },
    {
      what: 'it is closed',
      answer: {
        is: 'known',
        practice: { code: 'Y00001', name: 'Closed (invented)', closedOn: '2026-11-21' },
        at: at(NORFOLK),
      },
      says: ['practice-closed'],
    },
    {
      what: 'it is not open yet',
      answer: {
        is: 'known',
        practice: { code: 'Y00001', name: 'Planned (invented)', notOpen: true },
        at: at(NORFOLK),
      },
      says: ['practice-closed'],
    },
    {
      what: 'its postcode is in no table',
      answer: {
        is: 'known',
        practice: { code: 'Y00001', name: 'Lost (invented)' },
        at: { is: 'unknown' },
      },
      says: [],
    },
  ])('is asked for where $what, unless its area was chosen', ({ answer, says }) => {
    const asked = byCode(answer);
    expect(asked.places.gpPractice).toEqual({ known: 'not-known', places: [] });
    expect(asked.missing.map(({ fact }) => fact)).toEqual(['places.gpPractice']);
    expect(codesOf(asked)).toEqual(['no-fixed-address', ...says]);

    const chosen = byCode(answer, ['norfolk']);
    expect(chosen.places.gpPractice).toEqual({ known: 'known', places: ['norfolk'] });
    expect(chosen.missing).toEqual([]);
  });

  it('counts on its last day', () => {
    const found = byPractice({ closedOn: ON }, at(NORFOLK));
    expect(found.places.gpPractice.known).toBe('known');
  });

  it.each([
    { what: 'its postcode', practice: {}, found: at({ outside: 'wales' }) },
    { what: 'the list', practice: { outside: 'wales' }, found: { is: 'no-table' } },
  ] as const)('in Wales by $what is named', ({ practice, found }) => {
    const told = byPractice(practice, found);
    expect(told.places.gpPractice).toEqual({
      known: 'outside-england',
      places: [],
      outside: 'wales',
    });
    expect(told.missing).toEqual([]);
    const chosen = byPractice(practice, found, ['norfolk']);
    expect(codesOf(chosen)).toContain('practice-and-area-differ');
    expect(chosen.places.gpPractice.known).toBe('not-known');
  });

  it('in another area than the chosen one counts for neither, and is asked for', () => {
    const found = byPractice({}, at(NORFOLK), ['eastham']);
    expect(found.places.gpPractice).toEqual({ known: 'not-known', places: [] });
    expect(codesOf(found)).toContain('practice-and-area-differ');
  });

  it('of which only the board is known is coordinated there', () => {
    expect(byPractice({ board: 'QN1' }, { is: 'no-table' }).landingTeam).toBe('landing-qn1');
  });

  it('of which only the old code of a split board is known is coordinated by the national desk', () => {
    expect(byPractice({ board: 'QN2' }, { is: 'no-table' }).landingTeam).toBe(NATIONAL_DESK);
  });
});

describe('home and GP practice', () => {
  const both = (residencePlaces: readonly string[], gpPlaces: readonly string[]) =>
    resolvePlaces(where({ residencePlaces, gpPractice: 'known', gpPlaces }), ON, geography);
  it.each([
    { home: 'eastham', practice: 'norfolk', says: ['home-and-practice-differ'] },
    { home: 'eastham', practice: 'westham', says: ['home-and-practice-differ'] },
    { home: 'eastham', practice: 'eastham', says: [] },
    { home: 'eastham-harbour', practice: 'eastham', says: [] },
    { home: 'northshire', practice: 'westham', says: [] },
  ])('in $home and $practice: both count, and $says is said', ({ home, practice, says }) => {
    const found = both([home], [practice]);
    expect(found.places.residence.places[0]).toBe(home);
    expect(found.places.gpPractice.places[0]).toBe(practice);
    expect(codesOf(found)).toEqual(says);
    expect(found.missing).toEqual([]);
  });
});

describe('the landing team', () => {
  it.each([
    { home: ['eastham'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['eastham-harbour'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['westham'], gp: [], on: '2026-03-31', is: 'landing-qn2' },
    { home: ['westham'], gp: [], on: '2026-04-01', is: 'landing-z9x1y' },
    { home: ['northshire'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: ['northshire'], gp: ['norfolk'], on: ON, is: 'landing-qmm' },
    { home: ['eastham', 'northshire'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['eastham', 'westham'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: ['moor'], gp: ['norfolk'], on: ON, is: 'landing-qmm' },
    { home: ['moor'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: [], gp: [], on: ON, is: NATIONAL_DESK },
  ])('of home $home and practice $gp on $on is $is', ({ home, gp, on, is }) => {
    const asked = where({ residencePlaces: home, gpPractice: 'known', gpPlaces: gp });
    expect(resolvePlaces(asked, on, geography).landingTeam).toBe(is);
  });
});

describe('what is said about places', () => {
  it('fits into a question, whatever was noticed', () => {
    const codes: readonly PlaceNoteCode[] = [
      'postcode-unknown',
      'postcode-ended',
      'postcode-stands-for-nothing',
      'postcode-and-area-differ',
      'lookup-silent',
      'outside-england',
      'no-fixed-address',
      'practice-unknown',
      'practice-closed',
      'practice-and-area-differ',
      'home-and-practice-differ',
      'board-not-told',
    ];
    for (const code of codes) {
      for (const which of ['residence', 'gpPractice'] as const) {
        const words = noteWords(code, which, { nation: 'northern-ireland', endedIn: '2019-09' });
        expect(`${words} ${PLACE_QUESTIONS[which]}`.length).toBeLessThanOrEqual(300);
      }
    }
  });
});
