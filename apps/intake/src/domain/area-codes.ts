import type { Nation } from '@waymark/contracts';

/** Where a postcode lies: codes as the edition of a table gives them. */
export interface AreaCodes {
  /** GSS code of the local authority district. */
  readonly district?: string;
  /** GSS code of the county, where the district lies in one. */
  readonly county?: string;
  /** GSS or ODS code of the integrated care board. */
  readonly board?: string;
  /** GSS code of the board's part. */
  readonly subBoard?: string;
  /** Not in England. */
  readonly outside?: Nation;
  /** Deprivation: 1 = the most deprived tenth of England. */
  readonly decile?: number;
}

/** What was found about a postcode. */
export type PostcodeAnswer =
  /** Nothing is loaded that could tell. */
  | { readonly is: 'no-table' }
  /** Who is asked did not answer in time. */
  | { readonly is: 'silent' }
  | { readonly is: 'unknown' }
  /** It is written where there is no address. */
  | { readonly is: 'stands-for-nothing' }
  | {
      readonly is: 'known';
      /** Absent: it is listed, but not where. */
      readonly area?: AreaCodes;
      /** `2019-03`: nobody has had it as an address since that month. */
      readonly endedIn?: string;
    };

/** A GP practice of the list. */
export interface Practice {
  readonly code: string;
  readonly name: string;
  /** Last day; absent while it is open. */
  readonly closedOn?: string;
  /** Neither open nor closed: dormant, or only proposed. */
  readonly notOpen?: true;
  /** Of Wales, by the list. */
  readonly outside?: Nation;
  /** ODS code of the board. */
  readonly board?: string;
}

/** What was found about a practice code. */
export type PracticeAnswer =
  | { readonly is: 'no-table' }
  | { readonly is: 'unknown' }
  | { readonly is: 'known'; readonly practice: Practice; readonly at: PostcodeAnswer };

const NATION_BY_LETTER: Readonly<Record<string, Nation>> = {
  W: 'wales',
  S: 'scotland',
  N: 'northern-ireland',
  M: 'isle-of-man',
  L: 'channel-islands',
};

/** GSS codes begin with their country: `S12000033` is Scottish. */
export const nationOfCode = (code: string): Nation | undefined => NATION_BY_LETTER[code.charAt(0)];

/** `E99999999` and the like stand for "none here". */
export const isPseudoCode = (code: string): boolean => /^[A-Z]9{8}$/.test(code);
