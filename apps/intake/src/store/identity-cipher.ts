import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { IdentityKey, IdentityKeys } from './identity-keys.js';

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

/** Encrypts identity at rest, and makes the blind indexes by which it can be found again. */
@Injectable()
export class IdentityCipher {
  private readonly current: IdentityKey;
  private readonly byId: ReadonlyMap<string, KeyObject>;
  private nonces = Buffer.alloc(0);

  constructor(private readonly keys: IdentityKeys) {
    const [current] = keys.encryption;
    if (current === undefined) throw new Error('There is no key to encrypt identity with');
    this.current = current;
    this.byId = new Map(keys.encryption.map(({ id, key }) => [id, key]));
  }

  /** `<key id>.<base64 of nonce, text and tag>` */
  seal(text: string, cell: Cell): string {
    const nonce = this.nextNonce();
    const cipher = createCipheriv(ALGORITHM, this.current.key, nonce);
    cipher.setAAD(aadOf(cell));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${this.current.id}.${Buffer.concat(sealed).toString('base64')}`;
  }

  open(sealed: string, cell: Cell): string {
    const [id = '', text = ''] = sealed.split('.');
    const key = this.byId.get(id);
    if (key === undefined) throw new Error(`The identity key ${id} is not configured`);
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(aadOf(cell));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  }

  /** The same text of the same kind always gives the same index, which does not give the text. */
  indexOf(kind: 'nhs-number' | 'birth-date' | 'postcode', text: string): Buffer {
    return createHmac('sha256', this.keys.index).update(`${kind} ${text}`).digest();
  }

  private nextNonce(): Buffer {
    if (this.nonces.length === 0) this.nonces = randomBytes(NONCE_BYTES * NONCES_DRAWN);
    const nonce = this.nonces.subarray(0, NONCE_BYTES);
    this.nonces = this.nonces.subarray(NONCE_BYTES);
    return nonce;
  }
}

const aadOf = ({ table, row, column }: Cell): Buffer => Buffer.from(`${table} ${row} ${column}`);
