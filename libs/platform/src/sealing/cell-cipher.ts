import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { isListed, type SealedColumn } from './sealed-columns.js';
import type { SealingKey } from './sealing-keys.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// Drawing them one by one would cost more than encrypting.
const NONCES_DRAWN = 256;

/** Which value of which row: a value copied to another place cannot be opened there. */
export interface Cell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** Encrypts single values at rest, each bound to its place. */
export class CellCipher {
  private readonly current: SealingKey;
  private readonly byId: ReadonlyMap<string, KeyObject>;
  private nonces = Buffer.alloc(0);

  constructor(
    keys: readonly SealingKey[],
    private readonly columns: readonly SealedColumn[],
  ) {
    const [current] = keys;
    if (current === undefined) throw new Error('There is no key to seal with');
    this.current = current;
    this.byId = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** Of the key that seals. */
  get currentId(): string {
    return this.current.id;
  }

  /** `<key id>.<base64 of nonce, text and tag>` */
  seal(text: string, cell: Cell): string {
    this.mustBeListed(cell);
    const nonce = this.nextNonce();
    const cipher = createCipheriv(ALGORITHM, this.current.key, nonce);
    cipher.setAAD(aadOf(cell));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${this.current.id}.${Buffer.concat(sealed).toString('base64')}`;
  }

  open(sealed: string, cell: Cell): string {
    const [id = '', text = ''] = sealed.split('.');
    const key = this.byId.get(id);
    if (key === undefined) throw new Error(`The key ${id} is not configured`);
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(aadOf(cell));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  }

  /** The same for bytes: length of the key id, key id, nonce, sealed bytes, tag. */
  sealBytes(content: Buffer, cell: Cell): Buffer {
    this.mustBeListed(cell);
    const { id, key } = this.current;
    const nonce = this.nextNonce();
    const cipher = createCipheriv(ALGORITHM, key, nonce);
    cipher.setAAD(aadOf(cell));
    const name = Buffer.from(id);
    const sealed = [cipher.update(content), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat([Buffer.from([name.length]), name, nonce, ...sealed]);
  }

  openBytes(sealed: Buffer, cell: Cell): Buffer {
    const [length = 0] = sealed;
    const id = sealed.subarray(1, 1 + length).toString();
    const key = this.byId.get(id);
    if (key === undefined) throw new Error(`The key ${id} is not configured`);
    const bytes = sealed.subarray(1 + length);
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(aadOf(cell));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]);
  }

  // What is sealed where nothing looks for it could never be sealed anew.
  private mustBeListed(cell: Cell): void {
    if (!isListed(this.columns, cell))
      throw new Error(`${cell.table}.${cell.column} is not listed as sealed`);
  }

  private nextNonce(): Buffer {
    if (this.nonces.length === 0) this.nonces = randomBytes(NONCE_BYTES * NONCES_DRAWN);
    const nonce = this.nonces.subarray(0, NONCE_BYTES);
    this.nonces = this.nonces.subarray(NONCE_BYTES);
    return nonce;
  }
}

const aadOf = ({ table, row, column }: Cell): Buffer => Buffer.from(`${table} ${row} ${column}`);
