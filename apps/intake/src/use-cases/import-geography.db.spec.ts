import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlacesFound, PracticesFound } from '@waymark/contracts';
import pg from 'pg';
import { aForm } from '../domain/a-form.fixture.js';
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
import { geographyStatus } from './geography-status.js';
import type { ImportReport } from './import-order.js';

let on: AnImport;
beforeAll(async () => {
  on = await anImport('import-geography');
});
beforeEach(() => on.clean());
afterAll(() => on.close());
const importing: AnImport['importing'] = (...order) => on.importing(...order);
const fileOf: AnImport['fileOf'] = (...content) => on.fileOf(...content);

describe('an edition of postcodes', () => {
  it('is loaded whole: codes, deciles, and when postcodes ended', async () => {
    const lines = [
      line('NR1 1AA'),
      line('NR1 1AB', { doterm: '201903' }),
      line('LD1 1AA', {
        lad26cd: 'W06000023',
        cty26cd: 'W99999999',
        ctry26cd: 'W92000004',
        icb26cd: 'W99999999',
        imd25ind: '12',
      }),
      line('N1  1AA', { cty26cd: 'E99999999', imd25ind: '33755', icb26cd: 'E54000999' }),
    ];
    const report = await importing(fileOf(`\ufeff${csv([HEADER, ...lines])}`));
    expect(report).toEqual({
      is: 'loaded',
      kind: 'postcodes',
      product: 'NSPL',
      edition: '2026-08',
      rows: 4,
      unknownBoards: ['E54000999'],
    });
    expect(await on.intake.query('SELECT * FROM postcode ORDER BY postcode')).toEqual([
      {
        postcode: 'LD1 1AA',
        introduced_in: 198001,
        ended_in: null,
        district: 'W06000023',
        county: null,
        board: null,
        sub_board: null,
        decile: null,
      },
      {
        postcode: 'N1 1AA',
        introduced_in: 198001,
        ended_in: null,
        district: 'E07000901',
        county: null,
        board: 'E54000999',
        sub_board: 'E38000901',
        decile: 10,
      },
      {
        postcode: 'NR1 1AA',
        introduced_in: 198001,
        ended_in: null,
        district: 'E07000901',
        county: 'E10000901',
        board: 'E54000901',
        sub_board: 'E38000901',
        decile: 2,
      },
      {
        postcode: 'NR1 1AB',
        introduced_in: 198001,
        ended_in: 201903,
        district: 'E07000901',
        county: 'E10000901',
        board: 'E54000901',
        sub_board: 'E38000901',
        decile: 2,
      },
    ]);
    expect(await on.inForce()).toEqual([
      {
        kind: 'postcodes',
        product: 'NSPL',
        edition: '2026-08',
        row_count: 4,
        deprivation_index: 2025,
      },
    ]);
    expect(await on.leftovers()).toEqual([]);
  });

  it('is used by the service that runs, and replaced under it', async () => {
    const found = async () => {
      const where = aForm({ where: { residencePlaces: [] } }).where;
      const { body } = await on.intake.post<PlacesFound>('/places', { where, postcode: 'NR1 1AA' });
      return body.places.residence.places[0];
    };
    await importing(fileOf(csv([HEADER, line('NR1 1AA')])));
    on.intake.clock.advance({ minutes: 1 });
    expect(await found()).toBe('eastham');
    const moved = line('NR1 1AA', { lad26cd: 'E07000902', icb26cd: 'E54000902' });
    const report = await importing(fileOf(csv([HEADER, moved]), 'NSPL_NOV_2026_UK.csv'));
    expect(report).toMatchObject({
      edition: '2026-11',
      replaced: { edition: '2026-08', rowCount: 1 },
    });
    expect(await found()).toBe('westham');
  });

  it('is the same whatever the size of the pieces it is read in', async () => {
    const path = fileOf(nspl(500));
    await importing(path);
    const whole = await on.stored();
    expect(whole).toHaveLength(500);
    await importing(path, { pieceBytes: 1_000 });
    expect(await on.stored()).toEqual(whole);
  });
});

describe('an import that is interrupted', () => {
  const pieceBytes = 4_096;
  /** Stops after so many pieces. */
  const stoppedAfter = (path: string, pieces: number): Promise<ImportReport> => {
    const stop = new AbortController();
    let seen = 0;
    return importing(path, {
      pieceBytes,
      signal: stop.signal,
      progress: ({ doing }) => {
        if (doing === 'reading' && ++seen === pieces) stop.abort();
      },
    });
  };

  it('leaves what is in force, and goes on where it stopped', async () => {
    await importing(fileOf(csv([HEADER, line('NR9 1AA')]), 'NSPL_MAY_2026_UK.csv'));
    const path = fileOf(nspl(300));
    const stopped = await stoppedAfter(path, 3);
    if (stopped.is !== 'stopped') throw new Error('was not stopped');
    expect(await geographyStatus(on.intake.databaseUrl)).toEqual([
      'postcodes: NSPL 2026-05 is in force, 1 rows, loaded on 2026-11-22 from NSPL_MAY_2026_UK.csv.',
      `postcodes: an import of NSPL_AUG_2026_UK.csv (2026-08) has read ${String(stopped.line)} lines and is not finished.`,
      'practices: nothing is loaded.',
    ]);
    expect(stopped.line).toBeGreaterThan(1);
    expect(stopped.line).toBeLessThan(300);
    expect(await on.stored()).toEqual(['NR9 1AA']);

    const lines: number[] = [];
    const report = await importing(path, {
      pieceBytes,
      progress: ({ doing, line: at }) => {
        if (doing === 'reading') lines.push(at);
      },
    });
    expect(report).toMatchObject({ is: 'loaded', rows: 300, wentOnAfterLine: stopped.line });
    expect(Math.min(...lines)).toBeGreaterThan(stopped.line);
    expect(await on.stored()).toEqual(postcodes(300).sort());
    const [row] = await on.intake.query<{ file_sha256: string }>(
      'SELECT file_sha256 FROM geography_edition',
    );
    await importing(path, { olderIsRight: true });
    expect(await on.intake.query('SELECT file_sha256 FROM geography_edition')).toEqual([row]);
  });

  it('goes on also after a crash in the middle of anything', async () => {
    const path = fileOf(nspl(200));
    for (const doing of ['reading', 'verifying', 'switching over'] as const) {
      let seen = 0;
      const crash = importing(path, {
        pieceBytes,
        progress: (progress) => {
          if (progress.doing === doing && (doing !== 'reading' || ++seen === 2)) {
            throw new Error('the power went');
          }
        },
      });
      await expect(crash).rejects.toThrow('the power went');
      expect(await on.stored()).toEqual([]);
    }
    expect(await importing(path, { pieceBytes })).toMatchObject({ is: 'loaded', rows: 200 });
    expect(await on.stored()).toHaveLength(200);
  });

  it.each([
    { what: 'of another size', other: nspl(299), name: 'NSPL_AUG_2026_UK.csv' },
    {
      what: 'of the same size with other bytes',
      other: nspl(300).replace('NR1 0AA', 'NR1 0ZZ'),
      name: 'NSPL_AUG_2026_UK.csv',
    },
    { what: 'of another edition', other: nspl(300), name: 'NSPL_NOV_2026_UK.csv' },
  ])('does not go on with a file $what, and says how to begin again', async ({ other, name }) => {
    await stoppedAfter(fileOf(nspl(300)), 2);
    const path = fileOf(other, name);
    const [sentence] = await refusalOf(importing(path, { pieceBytes }));
    expect(sentence).toMatch(/stopped after line \d+, and this is another file.*--restart/);
    expect(await importing(path, { pieceBytes, restart: true })).toMatchObject({ is: 'loaded' });
  });

  it('begins again where its rows are gone', async () => {
    const path = fileOf(nspl(300));
    await stoppedAfter(path, 2);
    await on.intake.query('TRUNCATE postcode_incoming');
    const report = await importing(path, { pieceBytes });
    expect(report).toMatchObject({ is: 'loaded', rows: 300 });
    expect(report).not.toHaveProperty('wentOnAfterLine');
  });

  it('is not run twice at once', async () => {
    const other = new pg.Client({ connectionString: on.intake.databaseUrl });
    await other.connect();
    await other.query('SELECT pg_advisory_lock(7263542)');
    expect(await refusalOf(importing(fileOf(nspl(3))))).toEqual([
      'Another import is running: wait until it has ended.',
    ]);
    await other.end();
  });
});

describe('a list of practices', () => {
  it('is loaded, searched, and tells where a practice is', async () => {
    await importing(fileOf(csv([HEADER, line('NR1 1AA')])));
    const list = csv([
      practice('Y00001', 'MILL LANE SURGERY'),
      practice('Y00002', 'CAFÉ, THE ""OLD"" ONE'),
      practice('Y00003', 'SHUT SURGERY', { 11: '20260331', 12: 'INACTIVE' }),
    ]);
    expect(await importing(fileOf(list, 'epraccur.csv'), { edition: '2026-11-22' })).toMatchObject({
      kind: 'practices',
      product: 'epraccur',
      rows: 3,
      unknownBoards: [],
    });
    on.intake.clock.advance({ minutes: 1 });
    const { body } = await on.intake.get<PracticesFound>('/practices?q=cafe');
    expect(body.practices).toEqual([
      { code: 'Y00002', name: 'Café, the "old" One', address: '1 Mill Lane, Norwich, NR1 1AA' },
    ]);
    const where = aForm({
      where: {
        residence: 'none',
        residencePlaces: [],
        gpPractice: 'known',
        gpPracticeCode: 'Y00001',
        gpPlaces: [],
      },
    }).where;
    const found = await on.intake.post<PlacesFound>('/places', { where });
    expect(found.body.places.gpPractice.places).toEqual(['eastham', 'northshire']);
    expect(
      await on.intake.query(`SELECT count(*) AS n FROM practice p WHERE p::text LIKE '%01603%'`),
    ).toEqual([{ n: 0 }]);
  });
});
