import { describe, expect, it } from '@jest/globals';
import { allFields, BROKEN, readFields } from './csv-fields.js';
import { doubtsAbout } from './doubts.js';
import { editionFromName } from './edition.js';
import { markLength, notCsv } from './first-bytes.js';
import { plainName } from './plain-name.js';
import { postcodeColumns, POSTCODE_FIELDS } from './postcode-columns.js';
import { postcodeRow } from './postcode-row.js';
import { looksLikePractice, practiceRow } from './practice-row.js';

describe('a line of a CSV', () => {
  it.each([
    { line: 'a,b,c', is: ['a', 'b', 'c'] },
    { line: '"a","b",3', is: ['a', 'b', '3'] },
    { line: '"a, b",c', is: ['a, b', 'c'] },
    { line: '"say ""hello""",c', is: ['say "hello"', 'c'] },
    { line: '"",""', is: ['', ''] },
    { line: 'a,,', is: ['a', '', ''] },
    { line: ',', is: ['', ''] },
    { line: '', is: [''] },
    { line: '"a",', is: ['a', ''] },
    { line: '"a', is: undefined },
    { line: '"a"b,c', is: undefined },
    { line: '"a"",b', is: undefined },
  ])('$line is $is', ({ line, is }) => {
    expect(allFields(line)).toEqual(is);
  });

  it('gives only the columns that are wanted, and counts all', () => {
    const into: string[] = [];
    expect(readFields('"a",b,"c",d', [-1, 1, -1, 0], into)).toBe(4);
    expect(into).toEqual(['d', 'b']);
    expect(readFields('"a",b,"c', [0], into)).toBe(BROKEN);
  });
});

describe('the beginning of a file', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const text = (value: string) => new TextEncoder().encode(value);
  it.each([
    { what: 'a zip', first: bytes(0x50, 0x4b, 3, 4), says: 'unpack it and give the CSV' },
    { what: 'a gzip', first: bytes(0x1f, 0x8b, 8), says: 'This is a gzip' },
    { what: 'UTF-16', first: bytes(0xff, 0xfe, 0x70, 0), says: 'This is UTF-16' },
    { what: 'UTF-16, the other way', first: bytes(0xfe, 0xff, 0, 0x70), says: 'This is UTF-16' },
    { what: 'UTF-16 without a mark', first: bytes(0x70, 0, 0x63, 0), says: 'no text file' },
    { what: 'a web page', first: text('<!DOCTYPE html>'), says: 'This is a web page' },
    { what: 'JSON', first: text('{"error":1}'), says: 'This is JSON' },
    { what: 'nothing', first: bytes(), says: 'The file is empty' },
  ])('of $what says so', ({ first, says }) => {
    expect(notCsv(first)).toContain(says);
  });

  it('of a CSV says nothing, with or without a mark', () => {
    expect(notCsv(text('pcd,pcds'))).toBeUndefined();
    expect(notCsv(text('"pcd7","pcds"'))).toBeUndefined();
    expect(notCsv(text('\ufeffpcd'))).toBeUndefined();
    expect(markLength(text('\ufeffpcd'))).toBe(3);
    expect(markLength(text('pcd'))).toBe(0);
  });
});

describe('the month of an edition', () => {
  it.each([
    { name: 'NSPL_AUG_2026_UK.csv', is: '2026-08' },
    { name: 'ONSPD_FEB_2024_UK.csv', is: '2024-02' },
    { name: 'NSPL21_NOV_2023_UK.csv', is: '2023-11' },
    { name: 'onspd_may_2025.csv', is: '2025-05' },
    { name: 'postcodes.csv', is: undefined },
    { name: 'NSPL_XXX_2026_UK.csv', is: undefined },
  ])('of $name is $is', ({ name, is }) => {
    expect(editionFromName(name)).toBe(is);
  });
});

// The first lines of editions as they were published.
const HEADERS = {
  nspl2026:
    'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd',
  nspl2025:
    'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty25cd,ced25cd,lad25cd,wd25cd,nhser24cd,ctry25cd,rgn25cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl24cd,bua24cd,ruc21ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,icb23cd',
  nspl2023:
    'pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,nhser,ctry,rgn,pcon,ttwa,itl,park,lsoa21,msoa21,wz11,sicbl,bua22,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,icb',
  nspl2020:
    'pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward,hlthau,nhser,ctry,rgn,pcon,eer,teclec,ttwa,pct,nuts,park,lsoa11,msoa11,wz11,ccg,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,stp',
  onspd2026:
    'pcd7,pcd8,pcds,dointr,doterm,cty26cd,ced25cd,lad26cd,wd26cd,parncp26cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry26cd,rgn26cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl26cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal26cd,icb26cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind,oac21ind,imd25ind',
  onspd2023:
    'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,park,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21',
};

describe('the columns of a postcode table', () => {
  it.each([
    {
      of: 'nspl2026',
      product: 'NSPL',
      width: 35,
      reads: [
        'pcds',
        'dointr',
        'doterm',
        'ctry26cd',
        'lad26cd',
        'cty26cd',
        'icb26cd',
        'sicbl26cd',
        'imd25ind',
      ],
      deprivation: 2025,
    },
    {
      of: 'nspl2025',
      product: 'NSPL',
      width: 35,
      reads: [
        'pcds',
        'dointr',
        'doterm',
        'ctry25cd',
        'lad25cd',
        'cty25cd',
        'icb23cd',
        'sicbl24cd',
        'imd20ind',
      ],
      deprivation: 2019,
    },
    {
      of: 'nspl2023',
      product: 'NSPL',
      width: 35,
      reads: ['pcds', 'dointr', 'doterm', 'ctry', 'laua', 'cty', 'icb', 'sicbl', 'imd'],
      deprivation: 2019,
    },
    {
      of: 'nspl2020',
      product: 'NSPL',
      width: 41,
      reads: ['pcds', 'dointr', 'doterm', 'ctry', 'laua', 'cty', undefined, 'ccg', 'imd'],
      deprivation: 2019,
    },
    {
      of: 'onspd2026',
      product: 'ONSPD',
      width: 55,
      reads: [
        'pcds',
        'dointr',
        'doterm',
        'ctry26cd',
        'lad26cd',
        'cty26cd',
        'icb26cd',
        'sicbl26cd',
        'imd25ind',
      ],
      deprivation: 2025,
    },
    {
      of: 'onspd2023',
      product: 'ONSPD',
      width: 53,
      reads: ['pcds', 'dointr', 'doterm', 'ctry', 'oslaua', 'oscty', 'icb', 'sicbl', 'imd'],
      deprivation: 2019,
    },
  ] as const)('of $of are found by name', ({ of, product, width, reads, deprivation }) => {
    const names = HEADERS[of].split(',');
    const columns = postcodeColumns(names);
    if (!('slots' in columns)) throw new Error(columns.join());
    expect(columns).toMatchObject({ product, width, deprivation });
    const found = POSTCODE_FIELDS.map((_, place) => names[columns.slots.indexOf(place)]);
    expect(found).toEqual(reads);
  });

  it('may be in capitals, and other columns may stand before them', () => {
    const columns = postcodeColumns(`X,Y,objectid,${HEADERS.nspl2023.toUpperCase()}`.split(','));
    expect(columns).toMatchObject({ product: 'NSPL', width: 38 });
  });

  it('that are missing are named, with what they are called', () => {
    const without = HEADERS.nspl2026.replace(',doterm', '').replace(',lad26cd', '');
    expect(postcodeColumns(without.split(','))).toEqual([
      expect.stringContaining('no column for the ended (doterm)'),
      expect.stringContaining('no column for the district (lad26cd, laua or oslaua)'),
    ]);
  });
});

describe('a row of a postcode table', () => {
  const values = (change: Partial<Record<(typeof POSTCODE_FIELDS)[number], string>> = {}) => {
    const right = {
      postcode: 'NR1 3JB',
      introduced: '198001',
      ended: '',
      country: 'E92000001',
      district: 'E07000148',
      county: 'E10000020',
      board: 'E54000068',
      subBoard: 'E38000239',
      rank: '3376',
    };
    const all = { ...right, ...change };
    return POSTCODE_FIELDS.map((field) => all[field]);
  };
  const row = (change: Parameters<typeof values>[0] = {}) => postcodeRow(values(change), 2025);

  it('is kept with its decile', () => {
    expect(row()).toEqual({
      postcode: 'NR1 3JB',
      introduced: '198001',
      ended: '',
      district: 'E07000148',
      county: 'E10000020',
      board: 'E54000068',
      subBoard: 'E38000239',
      decile: '2',
    });
  });

  it.each([
    { what: 'one that ended', change: { ended: '201903' }, is: { ended: '201903' } },
    { what: 'no county', change: { county: 'E99999999' }, is: { county: '' } },
    {
      what: 'Wales',
      change: { district: 'W06000023', county: 'W99999999', board: 'W99999999', rank: '12' },
      is: { district: 'W06000023', county: '', board: '', decile: '' },
    },
    {
      what: 'Jersey',
      change: { district: 'L99999999', country: 'L93000001', rank: '' },
      is: { district: 'L99999999', decile: '' },
    },
    {
      what: 'Scotland without a district',
      change: { district: '', country: 'S92000003', rank: '' },
      is: { district: 'S92000003' },
    },
    {
      what: 'England without a district',
      change: { district: '', rank: '' },
      is: { district: '', decile: '' },
    },
    {
      what: 'a place that no grid reference tells',
      change: { district: 'E99999999', rank: '' },
      is: { district: '' },
    },
    { what: 'no rank', change: { rank: '' }, is: { decile: '' } },
    { what: 'rank nought', change: { rank: '0' }, is: { decile: '' } },
    {
      what: 'a postcode with two spaces',
      change: { postcode: 'N1  3JB' },
      is: { postcode: 'N1 3JB' },
    },
  ])('of $what is kept as $is', ({ change, is }) => {
    expect(row(change)).toMatchObject(is);
  });

  it.each([
    { change: { postcode: 'NR1' }, is: 'pcds is no postcode' },
    { change: { ended: '2019-03' }, is: 'doterm is no month like 201903' },
    { change: { introduced: '198013' }, is: 'dointr is no month like 201903' },
    { change: { district: 'Norwich' }, is: 'the district is no code like E07000148' },
    { change: { board: 'E5400006' }, is: 'the board is no code like E07000148' },
    { change: { rank: '33756' }, is: 'the deprivation rank is not from 1 to 33755' },
    { change: { rank: 'x' }, is: 'the deprivation rank is not from 1 to 33755' },
  ])('with $change is wrong: $is', ({ change, is }) => {
    expect(row(change)).toBe(is);
  });
});

describe('a row of the list of practices', () => {
  const line = (change: Readonly<Record<number, string>> = {}) => {
    const right = [
      'D82999',
      'THE MILL LANE SURGERY',
      'Y61',
      'T6Y0W',
      '1 MILL LANE',
      '',
      '',
      'NORWICH',
      'NORFOLK',
      'NR1 3JB',
      '19740401',
      '',
      'ACTIVE',
      'B',
      '26A',
      '20220701',
      '',
      '01603 000000',
      '',
      '',
      '',
      '0',
      '',
      '26A',
      '',
      'RO76',
      '',
    ];
    return right.map((value, column) => change[column] ?? value);
  };

  it('is told from other files by its width', () => {
    expect(looksLikePractice(line())).toBe(true);
    expect(looksLikePractice([...line(), ''])).toBe(false);
  });

  it('is kept without its telephone', () => {
    expect(practiceRow(line())).toEqual({
      code: 'D82999',
      name: 'The Mill Lane Surgery',
      address: 'Norwich, Norfolk, NR1 3JB',
      postcode: 'NR1 3JB',
      board: 'T6Y0W',
      subBoard: '26A',
      nation: '',
      opened: '1974-04-01',
      closed: '',
      isOpen: true,
      isGp: true,
      search: 'the mill lane surgery norwich norfolk nr1 3jb d82999',
    });
  });

  it.each([
    { what: 'an older status', change: { 12: 'A', 25: '4' }, is: { isOpen: true, isGp: true } },
    {
      what: 'a closed one',
      change: { 11: '20260331', 12: 'INACTIVE' },
      is: { closed: '2026-03-31', isOpen: false },
    },
    {
      what: 'one that will close',
      change: { 11: '20271231' },
      is: { closed: '2027-12-31', isOpen: true },
    },
    { what: 'a dormant one', change: { 12: 'D' }, is: { isOpen: false } },
    { what: 'a prison', change: { 25: 'RO82' }, is: { isGp: false } },
    { what: 'two settings', change: { 25: 'RO80|RO76' }, is: { isGp: true } },
    { what: 'Wales', change: { 2: 'W00', 3: 'W01' }, is: { nation: 'wales' } },
    { what: 'no postcode', change: { 9: '' }, is: { postcode: '', address: 'Norwich, Norfolk' } },
  ])('of $what is kept as $is', ({ change, is }) => {
    expect(practiceRow(line(change))).toMatchObject(is);
  });

  it.each([
    { change: { 0: 'x' }, is: 'column 1 is no practice code' },
    { change: { 1: ' ' }, is: 'column 2 has no name' },
    { change: { 10: '1974' }, is: 'column 11 is no day' },
    { change: { 11: '20260231' }, is: 'column 12 is no day' },
    { change: { 12: 'OPEN?' }, is: 'column 13 has a status' },
  ])('with $change is wrong: $is', ({ change, is }) => {
    expect(practiceRow(line(change))).toContain(is);
  });

  it.each([
    { name: 'THE MILL LANE SURGERY', is: 'The Mill Lane Surgery' },
    { name: "ST. MARY'S MEDICAL CENTRE", is: "St. Mary's Medical Centre" },
    { name: "DR O'NEILL & PARTNERS", is: "Dr O'Neill & Partners" },
    { name: 'STOCKTON-ON-TEES NHS CENTRE', is: 'Stockton-On-Tees NHS Centre' },
    { name: 'WELLS NEXT THE SEA (BRANCH)', is: 'Wells Next the Sea (Branch)' },
    { name: '1ST FLOOR', is: '1ST Floor' },
  ])('named $name reads $is', ({ name, is }) => {
    expect(plainName(name)).toBe(is);
  });
});

describe('a file whose lines are all right', () => {
  const whole = {
    rows: 2_700_000,
    atLeast: 2_500_000,
    edition: '2026-08',
    newestMonth: 202608,
    inForce: { edition: '2026-05', rowCount: 2_690_000 },
  };
  it.each([
    { what: 'is whole', change: {}, says: [] },
    { what: 'is the first', change: { inForce: undefined }, says: [] },
    { what: 'has exactly 2% fewer', change: { rows: 2_636_200 }, says: [] },
    { what: 'has 2% fewer and one', change: { rows: 2_636_199 }, says: ['more than 2% fewer'] },
    { what: 'has as many as it must', change: { rows: 2_500_000, inForce: undefined }, says: [] },
    {
      what: 'has one too few',
      change: { rows: 2_499_999, inForce: undefined },
      says: ['--at-least 2499999'],
    },
    {
      what: 'is newer than its name',
      change: { newestMonth: 202609 },
      says: ['later than its edition 2026-08'],
    },
    { what: 'has neither months nor more', change: { newestMonth: undefined }, says: [] },
  ])('and $what: $says', ({ change, says }) => {
    const doubts = doubtsAbout({ ...whole, ...change });
    expect(doubts).toHaveLength(says.length);
    for (const [index, words] of says.entries()) expect(doubts[index]).toContain(words);
  });
});
