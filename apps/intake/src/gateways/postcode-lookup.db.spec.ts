import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aPostcodesIo, type APostcodesIo } from './a-postcodes-io.fixture.js';
import { PostcodesIo } from './postcodes-io.js';
import type { PostcodeLookup } from './postcode-lookup.js';
import { StoredPostcodes } from './stored-postcodes.js';

// Invented, except for the places the codes stand for.
const NORWICH = {
  district: 'E07000148',
  county: 'E10000020',
  board: 'E54000022',
  subBoard: 'E38000239',
};
const BARNET = { district: 'E09000003', board: 'E54000071' };

let intake: AnIntake;
let site: APostcodesIo;
const lookups: { table?: PostcodeLookup; adapter?: PostcodeLookup } = {};

beforeAll(async () => {
  intake = await anIntake('postcode-lookup');
  await intake.query(
    `INSERT INTO postcode (postcode, introduced_in, ended_in, district, county, board, sub_board, decile)
     VALUES ('NR1 9ZZ', 198001, NULL, 'E07000148', 'E10000020', 'E54000022', 'E38000239', NULL),
       ('N3 9ZZ', 198001, NULL, 'E09000003', 'E99999999', 'E54000071', NULL, NULL),
       ('LD1 9ZZ', 198001, NULL, 'W06000023', 'W99999999', NULL, NULL, NULL),
       ('TD1 9ZZ', 198001, NULL, 'S12000026', NULL, NULL, NULL, NULL),
       ('JE9 9ZZ', 198001, NULL, 'L99999999', NULL, NULL, NULL, NULL),
       ('NR1 9ZY', 198001, 201903, 'E07000148', 'E10000020', 'E54000022', NULL, NULL),
       ('NR1 9ZX', 198001, NULL, NULL, NULL, NULL, NULL, NULL)`,
  );
  await intake.query(
    `INSERT INTO geography_edition VALUES ('postcodes', 'NSPL', '2026-08', 2025, 'NSPL_AUG_2026_UK.csv', 1, 'x', 7, now())`,
  );
  const none = { admin_county: 'E99999999' };
  site = await aPostcodesIo(
    [
      {
        postcode: 'NR1 9ZZ',
        codes: {
          admin_district: NORWICH.district,
          admin_county: NORWICH.county,
          icb: NORWICH.board,
          ccg: NORWICH.subBoard,
          ccg_id: '26A',
        },
      },
      {
        postcode: 'N3 9ZZ',
        codes: { ...none, admin_district: BARNET.district, icb: BARNET.board, ccg: null },
      },
      {
        postcode: 'LD1 9ZZ',
        codes: {
          admin_district: 'W06000023',
          admin_county: 'W99999999',
          icb: 'W99999999',
          ccg: 'W11000024',
        },
      },
      {
        postcode: 'TD1 9ZZ',
        codes: { admin_district: 'S12000026', admin_county: 'S99999999', icb: null, ccg: null },
      },
      {
        postcode: 'JE9 9ZZ',
        codes: { admin_district: 'L99999999', admin_county: null, icb: null, ccg: null },
      },
      {
        postcode: 'NR1 9ZX',
        codes: { admin_district: null, admin_county: null, icb: null, ccg: null },
      },
    ],
    [{ postcode: 'NR1 9ZY', year: 2019, month: 3 }],
  );
  lookups.table = intake.app.get(StoredPostcodes);
  lookups.adapter = new PostcodesIo(site.url, 2_000);
});
afterAll(async () => {
  await site.close();
  await intake.close();
});

/** What whoever is asked about a postcode must do: the loaded table and a postcodes.io of the site alike. */
describe.each(['table', 'adapter'] as const)('the %s', (which) => {
  const ask = (postcode: string) => {
    const lookup = lookups[which];
    if (lookup === undefined) throw new Error('not there yet');
    return lookup.answer(postcode);
  };

  it('is there', async () => {
    expect(await lookups[which]?.isThere()).toBe(true);
  });

  it.each([
    { what: 'a district of a county', postcode: 'NR1 9ZZ', is: { is: 'known', area: NORWICH } },
    {
      what: 'a borough, whose county is none',
      postcode: 'N3 9ZZ',
      is: { is: 'known', area: BARNET },
    },
    { what: 'Wales', postcode: 'LD1 9ZZ', is: { is: 'known', area: { outside: 'wales' } } },
    { what: 'Scotland', postcode: 'TD1 9ZZ', is: { is: 'known', area: { outside: 'scotland' } } },
    {
      what: 'Jersey',
      postcode: 'JE9 9ZZ',
      is: { is: 'known', area: { outside: 'channel-islands' } },
    },
    { what: 'a listed postcode without a place', postcode: 'NR1 9ZX', is: { is: 'known' } },
    { what: 'a postcode nobody has', postcode: 'NR9 9ZZ', is: { is: 'unknown' } },
  ])('tells $what', async ({ postcode, is }) => {
    expect(await ask(postcode)).toEqual(is);
  });

  it('tells when a postcode ended', async () => {
    expect(await ask('NR1 9ZY')).toMatchObject({ is: 'known', endedIn: '2019-03' });
  });
});

describe('a postcodes.io that misbehaves', () => {
  const impatient = () => new PostcodesIo(site.url, 150);
  it.each([
    { what: 'says nothing', how: (_: ServerResponse) => undefined },
    { what: 'fails', how: (response: ServerResponse) => response.writeHead(500).end('{}') },
    {
      what: 'sends no JSON',
      how: (response: ServerResponse) => response.writeHead(200).end('<html>'),
    },
    {
      what: 'leads elsewhere',
      how: (response: ServerResponse) =>
        response.writeHead(302, { location: 'https://api.postcodes.io/' }).end('{}'),
    },
    {
      what: 'never ends',
      how: (response: ServerResponse) => response.writeHead(200).write('{"status":200,'),
    },
    {
      what: 'sends far too much',
      how: (response: ServerResponse) => response.writeHead(200).end(`"${'x'.repeat(200_000)}"`),
    },
    { what: 'cuts off', how: (response: ServerResponse) => response.destroy() },
  ])('and $what is silent', async ({ how }) => {
    site.misbehave((response) => void how(response));
    const answer = await impatient().answer('NR1 9ZZ');
    site.misbehave(undefined);
    expect(answer).toEqual({ is: 'silent' });
  });

  it('is told of no postcode but the one that is asked about', async () => {
    const before = site.asked.length;
    await impatient().answer('N3 9ZZ');
    expect(site.asked.slice(before)).toEqual(['/postcodes/N39ZZ']);
  });

  it('that nobody runs is silent', async () => {
    expect(await new PostcodesIo('http://127.0.0.1:9', 500).answer('NR1 9ZZ')).toEqual({
      is: 'silent',
    });
  });
});
