import { truncateSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anImport,
  csv,
  HEADER,
  line,
  nspl,
  postcodes,
  practice,
  refusalOf,
  type AnImport,
} from './an-import.fixture.js';

let on: AnImport;
beforeAll(async () => {
  on = await anImport('import-refusals');
});
beforeEach(() => on.clean());
afterAll(() => on.close());
const importing: AnImport['importing'] = (...order) => on.importing(...order);
const fileOf: AnImport['fileOf'] = (...content) => on.fileOf(...content);

describe('a file that is not what it should be', () => {
  const two = [line('NR1 1AA'), line('NR1 1AB')];
  beforeEach(async () => {
    await importing(fileOf(nspl(100), 'NSPL_MAY_2026_UK.csv'));
  });

  it.each<{ what: string; content: string | Uint8Array; name?: string; says: string | RegExp }>([
    { what: 'a zip', content: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), says: 'This is a zip' },
    { what: 'UTF-16', content: Buffer.from(`\ufeff${nspl(2)}`, 'utf16le'), says: 'This is UTF-16' },
    { what: 'empty', content: '', says: 'The file is empty' },
    { what: 'another table', content: 'a,b,c\r\n1,2,3\r\n', says: 'Line 1 is neither' },
    {
      what: 'without a column',
      content: csv([HEADER.replace(',doterm', '')]),
      says: 'no column for the ended (doterm)',
    },
    {
      what: 'cut off in a line',
      content: nspl(100).slice(0, -120),
      says: /Line 101: has (\d+ columns instead of 35|quotes)/,
    },
    {
      what: 'cut off at the end of a line',
      content: csv([HEADER, ...two]).slice(0, -2),
      says: 'Line 3: has no end',
    },
    { what: 'cut off between two lines', content: nspl(97), says: 'more than 2% fewer' },
    {
      what: 'with a row that is damaged',
      content: csv([HEADER, two[0] ?? '', line('NR1', { doterm: 'x' })]),
      says: 'Line 3: pcds is no postcode',
    },
    {
      what: 'with a postcode twice',
      content: csv([HEADER, ...postcodes(99).map((one) => line(one)), line('NR1 0AA')]),
      says: 'Lines 2 and 101: NR1 0AA stands there more than once',
    },
    {
      what: 'older than what is in force',
      content: nspl(100),
      name: 'NSPL_FEB_2026_UK.csv',
      says: '2026-05 is in force',
    },
    {
      what: 'without a month in its name',
      content: nspl(100),
      name: 'postcodes.csv',
      says: '--edition 2026-08',
    },
    {
      what: 'newer than its name',
      content: csv([
        HEADER,
        ...postcodes(99).map((one) => line(one)),
        line('NR2 1AA', { dointr: '202609' }),
      ]),
      says: 'later than its edition 2026-08',
    },
    { what: 'the list of practices cut short', content: 'D82999,"a"\n', says: 'Line 1 is neither' },
  ])('($what) is refused by line, and what was in force stays', async ({ content, name, says }) => {
    const before = await on.stored();
    const sentences = await refusalOf(importing(fileOf(content, name)));
    expect(sentences.join('\n')).toMatch(says);
    expect(await on.stored()).toEqual(before);
    expect(await on.inForce()).toMatchObject([{ edition: '2026-05', row_count: 100 }]);
    expect(await on.leftovers()).toEqual([]);
  });

  it('names no more than a few of very many lines', async () => {
    const many = postcodes(100).map((one) => line(one, { doterm: 'x' }));
    const sentences = await refusalOf(importing(fileOf(csv([HEADER, ...many]))));
    expect(sentences.filter((sentence) => sentence.startsWith('Line '))).toHaveLength(5);
  });

  it('has fewer rows than a whole one', async () => {
    const path = fileOf(nspl(100));
    const sentences = await refusalOf(importing(path, { atLeast: 2_500_000 }));
    expect(sentences[0]).toContain('a whole one has at least 2500000');
  });

  it('is taken where somebody says that it is right', async () => {
    expect(await importing(fileOf(nspl(50)), { fewerIsRight: true })).toMatchObject({ rows: 50 });
    const older = fileOf(nspl(50), 'NSPL_FEB_2026_UK.csv');
    expect(await importing(older, { olderIsRight: true })).toMatchObject({ edition: '2026-02' });
    const unnamed = fileOf(nspl(50), 'postcodes.csv');
    expect(await importing(unnamed, { edition: '2026-11' })).toMatchObject({ edition: '2026-11' });
  });

  it('becomes shorter while it is read: nothing is loaded', async () => {
    const path = fileOf(nspl(300));
    let seen = 0;
    const work = importing(path, {
      pieceBytes: 4_096,
      progress: ({ doing }) => {
        if (doing === 'reading' && ++seen === 1) truncateSync(path, 5_000);
      },
    });
    await expect(work).rejects.toThrow('became shorter');
    expect(await on.inForce()).toMatchObject([{ edition: '2026-05' }]);
  });
});

describe('a list of practices', () => {
  it('is refused by line where it is damaged', async () => {
    const list = csv([
      practice('Y00001', 'MILL LANE SURGERY'),
      practice('Y00002', 'X', { 12: 'OPEN?' }),
    ]);
    const sentences = await refusalOf(importing(fileOf(list, 'epraccur.csv')));
    expect(sentences[0]).toBe('Line 2: column 13 has a status that is not known.');
    const twice = csv([practice('Y00001', 'A'), practice('Y00001', 'B')]);
    const [sentence] = await refusalOf(importing(fileOf(twice, 'epraccur.csv')));
    expect(sentence).toContain('Lines 1 and 2: Y00001 stands there more than once');
    expect(await on.leftovers()).toEqual([]);
  });
});
