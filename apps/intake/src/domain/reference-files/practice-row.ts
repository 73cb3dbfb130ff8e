import { isDay, type Nation } from '@waymark/contracts';
import { readPostcode } from '../postcode.js';
import { searchText } from '../search-words.js';
import { plainName } from './plain-name.js';

/** Columns of an ODS standard report such as `epraccur`, which has no header. */
export const ODS_WIDTH = 27;

// Counted from 0, as the report's specification lays them out.
const CODE = 0;
const NAME = 1;
const GROUPING = 2;
const BOARD = 3;
const ADDRESS = [4, 5, 6, 7, 8] as const;
const POSTCODE = 9;
const OPENED = 10;
const CLOSED = 11;
const STATUS = 12;
const COMMISSIONER = 14;
const SETTING = 25;

/** A row of the list of practices; empty text = not known. */
export interface PracticeRow {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly board: string;
  readonly subBoard: string;
  readonly nation: Nation | '';
  readonly opened: string;
  readonly closed: string;
  readonly isOpen: boolean;
  readonly isGp: boolean;
  readonly search: string;
}

const PRACTICE_CODE = /^[A-Z0-9]{3,8}$/;
const ORGANISATION = /^[A-Z0-9]{3,10}$/;
/** Older reports have a letter, newer ones a word. */
const OPEN = ['A', 'ACTIVE'];
const KNOWN_STATUS = [...OPEN, 'C', 'CLOSED', 'INACTIVE', 'D', 'DORMANT', 'P', 'PROPOSED'];
/** "GP practice" among the settings in which somebody prescribes; newer reports name the role. */
const GP_PRACTICE = ['4', 'RO76'];

/** Does a line look like one of an ODS report of practices? */
export const looksLikePractice = (values: readonly string[]): boolean =>
  values.length === ODS_WIDTH && PRACTICE_CODE.test(values[CODE] ?? '');

/** A row from the values of its columns, or what is wrong with it. */
export function practiceRow(values: readonly string[]): PracticeRow | string {
  const value = (column: number): string => (values[column] ?? '').trim();
  const code = value(CODE).toUpperCase();
  if (!PRACTICE_CODE.test(code)) return 'column 1 is no practice code like D82001';
  if (value(NAME) === '') return 'column 2 has no name';
  const status = value(STATUS).toUpperCase();
  if (!KNOWN_STATUS.includes(status)) return `column 13 has a status that is not known`;
  const [opened, closed] = [dayIn(value(OPENED)), dayIn(value(CLOSED))];
  if (opened === undefined) return 'column 11 is no day like 19740401';
  if (closed === undefined) return 'column 12 is no day like 20260331';
  const postcode = readPostcode(value(POSTCODE)) ?? '';
  const name = plainName(value(NAME)).slice(0, 200);
  const lines = ADDRESS.map(value).filter((line) => line !== '');
  const address = [...lines.slice(-2).map(plainName), postcode].filter(Boolean).join(', ');
  return {
    code,
    name,
    address: address.slice(0, 300),
    postcode,
    board: organisation(value(BOARD)),
    subBoard: organisation(value(COMMISSIONER)),
    nation: value(GROUPING).startsWith('W') ? 'wales' : '',
    opened,
    closed,
    isOpen: OPEN.includes(status),
    isGp: value(SETTING)
      .split('|')
      .some((setting) => GP_PRACTICE.includes(setting.trim())),
    search: searchText(`${name} ${address} ${code}`),
  };
}

const organisation = (code: string): string => (ORGANISATION.test(code) ? code : '');

/** `19740401` → `1974-04-01`, empty → empty; undefined where it is no day. */
function dayIn(text: string): string | undefined {
  if (text === '') return '';
  const day = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isDay(day) ? day : undefined;
}
