import type { CellCipher, SealedColumn } from '@waymark/platform';

export interface Used {
  readonly table: string;
  readonly column: string;
  /** Id of the key that has sealed that many values. */
  readonly key: string;
  readonly values: number;
}

export interface Report {
  readonly resealed: number;
  /** Rows that no key of the cipher opens. */
  readonly unopened: readonly string[];
  readonly used: readonly Used[];
}

interface Client {
  query(
    sql: string,
    values?: unknown[],
  ): Promise<{ readonly rows: any[]; readonly rowCount: number | null }>;
}

export function resealDatabase(
  client: Client,
  columns: readonly SealedColumn[],
  how: {
    readonly cipher: CellCipher;
    readonly dryRun: boolean;
    readonly print: (line: string) => void;
  },
): Promise<Report>;
