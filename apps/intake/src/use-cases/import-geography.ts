import { doubtsAbout, WHOLE_FILE_ROWS } from '../domain/reference-files/doubts.js';
import { editionFromName, isEditionMonth } from '../domain/reference-files/edition.js';
import { markLength, notCsv } from '../domain/reference-files/first-bytes.js';
import { layoutOf, type Layout } from '../domain/reference-files/layout.js';
import { CsvFile, type Lines } from '../gateways/csv-file.js';
import {
  GeographyImportStore,
  type EditionRow,
  type ImportRow,
  type Piece,
} from '../store/geography-import.store.js';
import type { ImportOrder, ImportProgress, ImportReport } from './import-order.js';
import { ImportRefused } from './import-refused.js';

const PIECE_BYTES = 2 * 1024 * 1024;
const MOST_PROBLEMS = 5;

/**
 * Loads an edition of postcodes or practices beside the one in force, verifies it and switches over: all of it, or
 * nothing. An import that was interrupted goes on where it stopped, if the file is the same.
 */
export async function importGeography(order: ImportOrder): Promise<ImportReport> {
  const file = await CsvFile.open(order.path, order.pieceBytes ?? PIECE_BYTES);
  return importFile(order, file).finally(() => file.close());
}

async function importFile(order: ImportOrder, file: CsvFile): Promise<ImportReport> {
  const first = await file.firstBytes();
  const no = notCsv(first);
  if (no !== undefined) throw new ImportRefused([no]);
  const mark = markLength(first);
  const lineEnd = first.indexOf(10, mark);
  const firstLine = latin1(first.subarray(mark, lineEnd < 0 ? first.length : lineEnd));
  const layout = layoutOf(firstLine.replace(/\r$/, ''));
  if (!('kind' in layout)) throw new ImportRefused(layout);
  const rowsFrom = layout.hasHeader ? lineEnd + 1 : mark;
  const store = await GeographyImportStore.open(order.databaseUrl, layout.kind);
  if (store === undefined) {
    throw new ImportRefused(['Another import is running: wait until it has ended.']);
  }
  return new GeographyImport(order, file, layout, store, rowsFrom)
    .run()
    .finally(() => store.close());
}

/** How far the reading has come. */
type Read = Pick<ImportRow, 'readLines' | 'readBytes' | 'readSha256' | 'rowCount'>;

class GeographyImport {
  constructor(
    private readonly order: ImportOrder,
    private readonly file: CsvFile,
    private readonly layout: Layout,
    private readonly store: GeographyImportStore,
    /** Byte at which the rows begin. */
    private readonly rowsFrom: number,
  ) {}

  async run(): Promise<ImportReport> {
    if (!(await this.store.hasTables())) {
      throw new ImportRefused([
        'This database has no tables for it: start intake of this version once, which makes them, and check that the address is intake’s database.',
      ]);
    }
    const edition = this.edition();
    const inForce = await this.store.inForce();
    this.refuseOlder(edition, inForce);
    const begun = await this.begun(edition);
    const from = begun ?? (await this.begin(edition));
    const read = await this.readRows(from);
    if (read.readBytes < this.file.bytes) {
      const { readLines: line, readBytes } = read;
      return { is: 'stopped', line, readBytes, fileBytes: this.file.bytes };
    }
    const problems = await this.problemsOf(read, edition, inForce);
    if (problems.length > 0) await this.refuse([...problems, 'What was in force stays in force.']);
    const unknownBoards = await this.unknownBoards();
    await this.switchOver(read, edition);
    return {
      is: 'loaded',
      kind: this.layout.kind,
      product: this.layout.product,
      edition,
      rows: read.rowCount,
      ...(begun !== undefined && { wentOnAfterLine: begun.readLines }),
      ...(inForce !== undefined && { replaced: inForce }),
      unknownBoards,
    };
  }

  private edition(): string {
    const { order, file, layout } = this;
    if (layout.kind === 'practices') {
      return order.edition ?? file.modifiedAt.toISOString().slice(0, 10);
    }
    const edition = order.edition ?? editionFromName(file.name);
    if (edition !== undefined && isEditionMonth(edition)) return edition;
    throw new ImportRefused([
      'Of which month the edition is stands only in the name that the ONS gives the file (NSPL_AUG_2026_UK.csv): keep that name, or say it with --edition 2026-08.',
    ]);
  }

  private refuseOlder(edition: string, inForce: EditionRow | undefined): void {
    if (inForce === undefined || edition >= inForce.edition || this.order.olderIsRight === true) {
      return;
    }
    throw new ImportRefused([
      `This is the edition ${edition}, and ${inForce.edition} is in force: give the newer file, or say --older-is-right to go back.`,
    ]);
  }

  /** An import of this very file that stopped. */
  private async begun(edition: string): Promise<ImportRow | undefined> {
    const { file, layout, store, order } = this;
    const begun = order.restart === true ? undefined : await store.unfinished();
    if (begun === undefined) return undefined;
    this.tell('going on', begun);
    const same =
      begun.product === layout.product &&
      begun.edition === edition &&
      begun.fileBytes === file.bytes &&
      (await file.hashUpTo(begun.readBytes)) === begun.readSha256;
    if (same) return begun;
    throw new ImportRefused([
      `An import of ${begun.fileName} (${begun.edition}) stopped after line ${String(begun.readLines)}, and this is another file: give that file to go on, or say --restart to begin with this one.`,
    ]);
  }

  private async begin(edition: string): Promise<ImportRow> {
    const { file, layout, store, order, rowsFrom } = this;
    const row: ImportRow = {
      product: layout.product,
      edition,
      fileName: file.name,
      fileBytes: file.bytes,
      readBytes: rowsFrom,
      readLines: layout.hasHeader ? 1 : 0,
      readSha256: await file.hashUpTo(rowsFrom),
      rowCount: 0,
    };
    await store.begin(row, order.now());
    return row;
  }

  /** To the end of the file, or to where it was asked to stop. */
  private async readRows(from: Read): Promise<Read> {
    const { file, store, order } = this;
    let read = from;
    for await (const lines of file.linesFrom(from.readBytes)) {
      const piece = this.pieceOf(lines, read.readLines);
      if ('problems' in piece) return this.refuse(piece.problems);
      await store.append(piece, order.now());
      read = { ...piece, rowCount: read.rowCount + piece.rows };
      this.tell('reading', read);
      if (order.signal?.aborted === true) break;
    }
    return read;
  }

  private pieceOf(
    { lines, readBytes, sha256 }: Lines,
    before: number,
  ): Piece | { readonly problems: readonly string[] } {
    const problems: string[] = [];
    const rows: string[] = [];
    for (const [index, line] of lines.entries()) {
      // Some programs end a file with an empty line.
      if (line === '') continue;
      const number = before + index + 1;
      const read = this.layout.read(this.decoded(line), number);
      if ('text' in read) rows.push(read.text);
      else problems.push(`Line ${String(number)}: ${read.problem}.`);
      if (problems.length === MOST_PROBLEMS) break;
    }
    const readLines = before + lines.length;
    return problems.length > 0
      ? { problems: [...problems, DAMAGED] }
      : { text: rows.join(''), rows: rows.length, readBytes, readLines, readSha256: sha256 };
  }

  // Postcodes and codes are ASCII; names of practices may be more.
  private decoded(line: string): string {
    if (this.layout.kind === 'postcodes') return line;
    const decoded = Buffer.from(line, 'latin1').toString('utf8');
    return decoded.includes('\ufffd') ? line : decoded;
  }

  private async problemsOf(
    read: Read,
    edition: string,
    inForce: EditionRow | undefined,
  ): Promise<readonly string[]> {
    const { store, layout, file, order } = this;
    this.tell('verifying', read);
    if (!(await file.endsWithALineEnd())) {
      return [
        `Line ${String(read.readLines)}: has no end, so the file is cut off there: download it again. (If it is whole, end its last line.)`,
      ];
    }
    const counted = await store.counted();
    if (counted !== read.rowCount) {
      const rows = `${String(counted)} of ${String(read.rowCount)} rows`;
      return [`Only ${rows} arrived in the database: say --restart to begin again.`];
    }
    const doubts = doubtsAbout({
      rows: read.rowCount,
      atLeast: order.atLeast ?? WHOLE_FILE_ROWS[layout.kind],
      edition,
      newestMonth: layout.kind === 'postcodes' ? await store.newestMonth() : undefined,
      inForce: order.fewerIsRight === true ? undefined : inForce,
    });
    if (doubts.length > 0) return doubts;
    return (await store.makeReady()).map(
      ({ key, lines }) =>
        `Lines ${lines.join(' and ')}: ${key} stands there more than once: the file is damaged, or two files were joined; download it again.`,
    );
  }

  private async unknownBoards(): Promise<readonly string[]> {
    const boards = this.layout.kind === 'postcodes' ? await this.store.boards() : [];
    return boards.filter((code) => !this.order.boards.knows(code));
  }

  private async switchOver(read: Read, edition: string): Promise<void> {
    const { layout, store, file, order } = this;
    this.tell('switching over', read);
    await store.switchOver(
      {
        product: layout.product,
        edition,
        rowCount: read.rowCount,
        fileName: file.name,
        fileBytes: file.bytes,
        fileSha256: read.readSha256,
        ...(layout.deprivation !== undefined && { deprivation: layout.deprivation }),
      },
      order.now(),
    );
  }

  private async refuse(sentences: readonly string[]): Promise<never> {
    await this.store.forget();
    throw new ImportRefused(sentences);
  }

  private tell(doing: ImportProgress['doing'], { readLines: line, readBytes }: Read): void {
    this.order.progress({ doing, line, readBytes, fileBytes: this.file.bytes });
  }
}

const DAMAGED =
  'Nothing was loaded, and what was in force stays in force. Download the file again; if it is published like this, take another edition.';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
