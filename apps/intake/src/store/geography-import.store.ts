import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type GeographyKind = 'postcodes' | 'practices';

/** An edition that is in force. */
export interface EditionRow {
  readonly product: string;
  readonly edition: string;
  readonly rowCount: number;
  readonly fileName: string;
  readonly loadedAt: Date;
}

/** How far an import has come. */
export interface ImportRow {
  readonly product: string;
  readonly edition: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly readBytes: number;
  readonly readLines: number;
  readonly readSha256: string;
  readonly rowCount: number;
}

/** Rows as `COPY` takes them, and where the file stands after them. */
export interface Piece {
  readonly text: string;
  readonly rows: number;
  readonly readBytes: number;
  readonly readLines: number;
  readonly readSha256: string;
}

/** A key that stands on more than one line. */
export interface Twice {
  readonly key: string;
  readonly lines: readonly number[];
}

interface Table {
  readonly name: string;
  readonly key: string;
  readonly columns: string;
  readonly about: string;
}

const TABLES: Readonly<Record<GeographyKind, Table>> = {
  postcodes: {
    name: 'postcode',
    key: 'postcode',
    columns: 'line, postcode, introduced_in, ended_in, district, county, board, sub_board, decile',
    about:
      'ONS NSPL or ONSPD, one edition; never joined to a referral. An import replaces the whole table.',
  },
  practices: {
    name: 'practice',
    key: 'code',
    columns:
      'line, code, name, address, postcode, board, sub_board, nation, opened_on, closed_on, is_open, is_gp, search',
    about: 'ODS epraccur; an import replaces the whole table',
  },
};

const IMPORT_LOCK = 7_263_542;
const SWITCH_LOCK_TIMEOUT = '5s';
const LOCK_NOT_AVAILABLE = '55P03';
const NOT_UNIQUE = '23505';
const SWITCH_ATTEMPTS = 12;
const MOST_SHOWN = 5;

/** The tables of an import: a staging table that grows piece by piece, and the switch that replaces the one in force. */
export class GeographyImportStore {
  private constructor(
    private readonly client: pg.Client,
    private readonly kind: GeographyKind,
  ) {}

  /** Undefined: another import runs just now. */
  static async open(url: string, kind: GeographyKind): Promise<GeographyImportStore | undefined> {
    const client = await connected(url);
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS locked',
      [IMPORT_LOCK],
    );
    if (rows[0]?.locked === true) return new GeographyImportStore(client, kind);
    await client.end();
    return undefined;
  }

  /** Only to look, also while an import runs. */
  static async look<Seen>(
    url: string,
    kind: GeographyKind,
    see: (store: GeographyImportStore) => Promise<Seen>,
  ): Promise<Seen> {
    const client = await connected(url);
    return see(new GeographyImportStore(client, kind)).finally(() => client.end());
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async hasTables(): Promise<boolean> {
    const { rows } = await this.client.query<{ there: boolean }>(
      `SELECT to_regclass('geography_import') IS NOT NULL AS there`,
    );
    return rows[0]?.there === true;
  }

  async inForce(): Promise<EditionRow | undefined> {
    const { rows } = await this.client.query<EditionRow>(
      `SELECT product, edition, row_count AS "rowCount", file_name AS "fileName", loaded_at AS "loadedAt"
       FROM geography_edition WHERE kind = $1`,
      [this.kind],
    );
    return rows[0];
  }

  /** An import that stopped and whose rows are all there; one whose rows are not counts as none. */
  async unfinished(): Promise<ImportRow | undefined> {
    const { rows } = await this.client.query<ImportRow>(
      `SELECT product, edition, file_name AS "fileName", file_bytes::float8 AS "fileBytes",
         read_bytes::float8 AS "readBytes", read_lines AS "readLines", read_sha256 AS "readSha256",
         row_count AS "rowCount"
       FROM geography_import WHERE kind = $1`,
      [this.kind],
    );
    const [row] = rows;
    return (await this.counted()) === row?.rowCount ? row : undefined;
  }

  async begin(row: ImportRow, at: Date): Promise<void> {
    await this.forget();
    await this.transaction(async () => {
      await this.client.query(
        `CREATE TABLE ${this.incoming} (LIKE ${this.table.name} INCLUDING COMMENTS, line int NOT NULL)`,
      );
      await this.client.query(
        `INSERT INTO geography_import (kind, product, edition, file_name, file_bytes, read_bytes, read_lines,
           read_sha256, row_count, started_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9)`,
        [
          this.kind,
          row.product,
          row.edition,
          row.fileName,
          row.fileBytes,
          row.readBytes,
          row.readLines,
          row.readSha256,
          at,
        ],
      );
    });
  }

  /** The rows and how far they bring the import: both or neither. */
  append(piece: Piece, at: Date): Promise<void> {
    return this.transaction(async () => {
      const stream = this.client.query(
        copyFrom(`COPY ${this.incoming} (${this.table.columns}) FROM STDIN`),
      );
      stream.end(piece.text);
      await finished(stream);
      await this.client.query(
        `UPDATE geography_import SET read_bytes = $2, read_lines = $3, read_sha256 = $4,
           row_count = row_count + $5, updated_at = $6 WHERE kind = $1`,
        [this.kind, piece.readBytes, piece.readLines, piece.readSha256, piece.rows, at],
      );
    });
  }

  async counted(): Promise<number> {
    const there = await this.client.query<{ there: boolean }>(
      'SELECT to_regclass($1) IS NOT NULL AS there',
      [this.incoming],
    );
    if (there.rows[0]?.there !== true) return -1;
    const { rows } = await this.client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${this.incoming}`,
    );
    return rows[0]?.count ?? -1;
  }

  private async twice(): Promise<readonly Twice[]> {
    const { rows } = await this.client.query<Twice>(
      `SELECT ${this.table.key} AS key, (array_agg(line ORDER BY line))[1:3] AS lines
       FROM ${this.incoming} GROUP BY ${this.table.key} HAVING count(*) > 1 ORDER BY min(line) LIMIT $1`,
      [MOST_SHOWN],
    );
    return rows;
  }

  /** The newest month in which a postcode began or ended, such as 202607. */
  async newestMonth(): Promise<number | undefined> {
    const { rows } = await this.client.query<{ newest: number | null }>(
      `SELECT max(greatest(introduced_in, ended_in)) AS newest FROM ${this.incoming}`,
    );
    return rows[0]?.newest ?? undefined;
  }

  /** Codes of boards that stand in the rows. */
  async boards(): Promise<readonly string[]> {
    const { rows } = await this.client.query<{ board: string }>(
      `SELECT DISTINCT board FROM ${this.incoming} WHERE board IS NOT NULL ORDER BY board`,
    );
    return rows.map(({ board }) => board);
  }

  /** Indexes the rows. Not ready: keys that stand twice, a few of them. */
  async makeReady(): Promise<readonly Twice[]> {
    const { key } = this.table;
    // An import that was interrupted after this has done it already.
    const done = await this.client.query(`SELECT FROM pg_constraint WHERE conname = $1`, [
      `${this.incoming}_pkey`,
    ]);
    if (done.rowCount !== 0) return [];
    try {
      await this.client.query(
        `ALTER TABLE ${this.incoming} ADD CONSTRAINT ${this.incoming}_pkey PRIMARY KEY (${key})`,
      );
    } catch (cause) {
      if (codeOf(cause) === NOT_UNIQUE) return this.twice();
      throw cause;
    }
    await this.client.query(`ANALYZE ${this.incoming}`);
    return [];
  }

  /** From one moment to the next the new edition is in force; whoever reads meanwhile reads the one or the other. */
  async switchOver(
    edition: Omit<EditionRow, 'loadedAt'> & {
      readonly fileBytes: number;
      readonly fileSha256: string;
      readonly deprivation?: number;
    },
    at: Date,
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.transaction(() => this.replace(edition, at));
        return;
      } catch (cause) {
        if (codeOf(cause) !== LOCK_NOT_AVAILABLE || attempt === SWITCH_ATTEMPTS) throw cause;
      }
    }
  }

  /** Leaves nothing of an import behind; what is in force stays. */
  async forget(): Promise<void> {
    await this.transaction(async () => {
      await this.client.query(`DROP TABLE IF EXISTS ${this.incoming}`);
      await this.client.query('DELETE FROM geography_import WHERE kind = $1', [this.kind]);
    });
  }

  private async replace(
    edition: Parameters<GeographyImportStore['switchOver']>[0],
    at: Date,
  ): Promise<void> {
    const { name, about } = this.table;
    await this.client.query(`SET LOCAL lock_timeout = '${SWITCH_LOCK_TIMEOUT}'`);
    await this.client.query(`ALTER TABLE ${this.incoming} DROP COLUMN line`);
    await this.client.query(`DROP TABLE ${name}`);
    await this.client.query(`ALTER TABLE ${this.incoming} RENAME TO ${name}`);
    await this.client.query(
      `ALTER TABLE ${name} RENAME CONSTRAINT ${this.incoming}_pkey TO ${name}_pkey`,
    );
    await this.client.query(`COMMENT ON TABLE ${name} IS ${this.client.escapeLiteral(about)}`);
    await this.client.query('DELETE FROM geography_edition WHERE kind = $1', [this.kind]);
    await this.client.query(
      `INSERT INTO geography_edition (kind, product, edition, deprivation_index, file_name, file_bytes,
         file_sha256, row_count, loaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        this.kind,
        edition.product,
        edition.edition,
        edition.deprivation ?? null,
        edition.fileName,
        edition.fileBytes,
        edition.fileSha256,
        edition.rowCount,
        at,
      ],
    );
    await this.client.query('DELETE FROM geography_import WHERE kind = $1', [this.kind]);
  }

  private get table(): Table {
    return TABLES[this.kind];
  }

  private get incoming(): string {
    return `${this.table.name}_incoming`;
  }

  private async transaction(work: () => Promise<void>): Promise<void> {
    await this.client.query('BEGIN');
    try {
      await work();
    } catch (cause) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      throw cause;
    }
    await this.client.query('COMMIT');
  }
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined;

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'geography import' });
  // What ends the connection also fails the query that waits for it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
