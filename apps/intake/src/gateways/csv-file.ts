import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

const FIRST_BYTES = 65_536;
const LINE_FEED = 10;

/** Whole lines of a file, and where the file stands after them. */
export interface Lines {
  readonly lines: readonly string[];
  /** Bytes of the file read so far, these lines with it. */
  readonly readBytes: number;
  /** SHA-256 of those bytes. */
  readonly sha256: string;
}

/** A large CSV, read piece by piece; no more than one piece is in memory. */
export class CsvFile {
  readonly name: string;
  private hash: Hash = createHash('sha256');
  /** Each piece is read over the one before: garbage of this size is collected too late. */
  private readonly buffer: Buffer;

  private constructor(
    path: string,
    readonly bytes: number,
    readonly modifiedAt: Date,
    private readonly handle: FileHandle,
    private readonly pieceBytes: number,
  ) {
    this.name = basename(path);
    this.buffer = Buffer.allocUnsafe(Math.max(pieceBytes, FIRST_BYTES));
  }

  static async open(path: string, pieceBytes: number): Promise<CsvFile> {
    const handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) {
      await handle.close();
      throw new Error(`${path} is no file: give the CSV itself`);
    }
    return new CsvFile(path, stat.size, stat.mtime, handle, pieceBytes);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  async firstBytes(): Promise<Uint8Array> {
    return Uint8Array.from(await this.read(0, FIRST_BYTES));
  }

  /** SHA-256 of the file up to a byte, from which it can then be read on. */
  async hashUpTo(bytes: number): Promise<string> {
    this.hash = createHash('sha256');
    for (let at = 0; at < bytes;) {
      const piece = await this.read(at, Math.min(this.pieceBytes, bytes - at));
      if (piece.length === 0) break;
      this.hash.update(piece);
      at += piece.length;
    }
    return this.sha256();
  }

  /** From the byte up to which it was hashed, at which a line begins. A last line without an end is a line too. */
  async *linesFrom(start: number): AsyncGenerator<Lines> {
    let at = start;
    while (at < this.bytes) {
      const piece = await this.read(at, this.pieceBytes);
      if (piece.length < Math.min(this.pieceBytes, this.bytes - at)) {
        throw new Error(`${this.name} became shorter while it was read`);
      }
      const isLast = at + piece.length >= this.bytes;
      const end = isLast ? piece.length : piece.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) throw new Error(`${this.name} has a line that is longer than any should be`);
      const whole = piece.subarray(0, end);
      this.hash.update(whole);
      at += end;
      // Every byte is one sign, so that no line can break one; what is not ASCII is decoded by who reads it.
      const text = whole.toString('latin1');
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      yield {
        lines: lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)),
        readBytes: at,
        sha256: this.sha256(),
      };
    }
  }

  async endsWithALineEnd(): Promise<boolean> {
    const [last] = await this.read(this.bytes - 1, 1);
    return last === LINE_FEED;
  }

  private sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Good until the next is read. */
  private async read(at: number, length: number): Promise<Buffer> {
    let filled = 0;
    while (filled < length) {
      const left = length - filled;
      const { bytesRead } = await this.handle.read(this.buffer, filled, left, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return this.buffer.subarray(0, filled);
  }
}
