import type { DeprivationIndex } from '../deprivation.js';
import { copyText } from './copy-text.js';
import { allFields, BROKEN, readFields } from './csv-fields.js';
import {
  namesPostcodes,
  POSTCODE_FIELDS,
  postcodeColumns,
  type PostcodeColumns,
} from './postcode-columns.js';
import { postcodeRow } from './postcode-row.js';
import { looksLikePractice, ODS_WIDTH, practiceRow } from './practice-row.js';

/** How the lines of a file become rows of a table. */
export interface Layout {
  readonly kind: 'postcodes' | 'practices';
  readonly product: 'NSPL' | 'ONSPD' | 'epraccur';
  readonly hasHeader: boolean;
  readonly deprivation?: DeprivationIndex;
  /** The row as `COPY` takes it. */
  readonly read: (line: string, number: number) => ReadLine;
}

export type ReadLine = { readonly text: string } | { readonly problem: string };

/** Postcodes of the NHS's own directory, which has neither header nor districts by name. */
const NHSPD_WIDTHS = [49, 50];

/** How a file is laid out, by its first line; or why it is none that can be loaded. */
export function layoutOf(firstLine: string): Layout | readonly string[] {
  const fields = allFields(firstLine);
  if (fields === undefined) return ['Line 1 has quotes that do not match: the file is damaged.'];
  if (looksLikePractice(fields)) return practices;
  if (namesPostcodes(fields)) {
    const columns = postcodeColumns(fields);
    return 'slots' in columns ? postcodes(columns) : columns;
  }
  if (NHSPD_WIDTHS.includes(fields.length)) {
    return ['This looks like the NHS Postcode Directory: give the NSPL or the ONSPD instead.'];
  }
  return [
    'Line 1 is neither the header of an NSPL or ONSPD (pcds, doterm, lad26cd …) nor a row of an ODS epraccur report (27 columns).',
  ];
}

function postcodes(columns: PostcodeColumns): Layout {
  const { product, width, slots, deprivation } = columns;
  const values: string[] = POSTCODE_FIELDS.map(() => '');
  return {
    kind: 'postcodes',
    product,
    hasHeader: true,
    ...(deprivation !== undefined && { deprivation }),
    read: (line, number) => {
      values.fill('');
      const wrong = wrongWidth(readFields(line, slots, values), width);
      if (wrong !== undefined) return { problem: wrong };
      const row = postcodeRow(values, deprivation);
      if (typeof row === 'string') return { problem: row };
      return {
        text: copyText([
          String(number),
          row.postcode,
          row.introduced,
          row.ended,
          row.district,
          row.county,
          row.board,
          row.subBoard,
          row.decile,
        ]),
      };
    },
  };
}

const practices: Layout = {
  kind: 'practices',
  product: 'epraccur',
  hasHeader: false,
  read: (line, number) => {
    const fields = allFields(line);
    const wrong = wrongWidth(fields?.length ?? BROKEN, ODS_WIDTH);
    if (fields === undefined || wrong !== undefined) return { problem: wrong ?? '' };
    const row = practiceRow(fields);
    if (typeof row === 'string') return { problem: row };
    return {
      text: copyText([
        String(number),
        row.code,
        row.name,
        row.address === '' ? row.code : row.address,
        row.postcode,
        row.board,
        row.subBoard,
        row.nation,
        row.opened,
        row.closed,
        row.isOpen ? 't' : 'f',
        row.isGp ? 't' : 'f',
        row.search,
      ]),
    };
  },
};

function wrongWidth(found: number, width: number): string | undefined {
  if (found === BROKEN) return 'has quotes that do not match';
  return found === width
    ? undefined
    : `has ${String(found)} columns instead of ${String(width)}: the file is cut off or damaged`;
}
