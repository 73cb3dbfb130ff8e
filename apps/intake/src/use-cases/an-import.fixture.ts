import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressesOf } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { Boards } from '../domain/boards.js';
import { someBoards } from '../domain/place-list.fixture.js';
import { importGeography } from './import-geography.js';
import type { ImportOrder, ImportReport } from './import-order.js';
import { ImportRefused } from './import-refused.js';

export const HEADER =
  'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd';

/** One line of an NSPL of August 2026; the postcode is invented. */
export function line(postcode: string, change: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = {
    pcd7: postcode,
    pcd8: postcode,
    pcds: postcode,
    dointr: '198001',
    cty26cd: 'E10000901',
    lad26cd: 'E07000901',
    ctry26cd: 'E92000001',
    sicbl26cd: 'E38000901',
    imd25ind: '3376',
    icb26cd: 'E54000901',
    ...change,
  };
  return HEADER.split(',')
    .map((name) => (name === 'lat' || name === 'long' ? '52.6' : `"${values[name] ?? ''}"`))
    .join(',');
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
/** Invented postcodes. */
export const postcodes = (count: number, outward = 'NR1'): string[] =>
  Array.from({ length: count }, (_, index) => {
    const letter = (place: number): string =>
      LETTERS[Math.floor(index / LETTERS.length ** place) % LETTERS.length] ?? '';
    return `${outward} ${String(Math.floor(index / 400) % 10)}${letter(1)}${letter(0)}`;
  });
export const csv = (lines: readonly string[], end = '\r\n'): string =>
  lines.map((one) => one + end).join('');
/** An NSPL with so many rows. */
export const nspl = (count: number): string =>
  csv([HEADER, ...postcodes(count).map((one) => line(one))]);

/** One line of `epraccur`; columns counted from 0. */
export function practice(
  code: string,
  name: string,
  change: Readonly<Record<number, string>> = {},
): string {
  const row = [
    code,
    name,
    'Y61',
    'QMM',
    '1 MILL LANE',
    '',
    '',
    'NORWICH',
    '',
    'NR1 1AA',
    '19740401',
    '',
    'ACTIVE',
    'B',
    '26A',
    '',
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
  return row.map((value, column) => `"${change[column] ?? value}"`).join(',');
}

/** A running intake whose reference tables a spec fills. */
export interface AnImport {
  readonly intake: AnIntake;
  /** Empties everything that an import leaves. */
  clean(): Promise<void>;
  fileOf(content: string | Uint8Array, name?: string): string;
  importing(path: string, order?: Partial<ImportOrder>): Promise<ImportReport>;
  stored(): Promise<readonly string[]>;
  inForce(): Promise<readonly object[]>;
  leftovers(): Promise<readonly object[]>;
  close(): Promise<void>;
}

export async function anImport(name: string): Promise<AnImport> {
  const intake = await anIntake(name);
  const folder = mkdtempSync(join(tmpdir(), 'geography-'));
  return {
    intake,
    clean: async () => {
      await intake.query('DROP TABLE IF EXISTS postcode_incoming, practice_incoming');
      await intake.query('TRUNCATE postcode, practice, geography_edition, geography_import');
    },
    fileOf: (content, fileName = 'NSPL_AUG_2026_UK.csv') => {
      const path = join(folder, fileName);
      writeFileSync(path, content);
      return path;
    },
    importing: (path, order = {}) =>
      importGeography({
        path,
        databaseUrl: addressesOf(intake.databaseUrl).ownerUrl,
        atLeast: 1,
        boards: new Boards(someBoards),
        now: () => new Date('2026-11-22T10:00:00Z'),
        progress: () => undefined,
        ...order,
      }),
    stored: async () =>
      (await intake.query<{ postcode: string }>('SELECT postcode FROM postcode ORDER BY 1')).map(
        ({ postcode }) => postcode,
      ),
    inForce: () =>
      intake.query(
        'SELECT kind, product, edition, row_count, deprivation_index FROM geography_edition',
      ),
    leftovers: async () => [
      ...(await intake.query<object>('SELECT kind FROM geography_import')),
      ...(await intake.query<object>(
        `SELECT relname FROM pg_class WHERE relname LIKE '%incoming%'`,
      )),
    ],
    close: async () => {
      rmSync(folder, { recursive: true });
      await intake.close();
    },
  };
}

/** The sentences of a refusal. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly string[]> {
  const refused: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(refused instanceof ImportRefused)) throw new Error('was not refused', { cause: refused });
  return refused.sentences;
}
