import { createSecretKey, type KeyObject } from 'node:crypto';

/** The keys that protect who she is; the first encrypts, all of them decrypt. */
export interface IdentityKeys {
  readonly encryption: readonly IdentityKey[];
  /** Makes blind indexes; never changed, because an index made with another key finds nothing. */
  readonly index: KeyObject;
}

export interface IdentityKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** `id:base64,id:base64`, 32 bytes each. */
export const IDENTITY_KEYS_PATTERN =
  /^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=)*$/;
export const INDEX_KEY_PATTERN = /^[A-Za-z0-9+/]{43}=$/;

export function readIdentityKeys(encryption: string, index: string): IdentityKeys {
  return {
    encryption: encryption.split(',').map((entry) => {
      const [id = '', key = ''] = entry.split(':');
      return { id, key: secretOf(key) };
    }),
    index: secretOf(index),
  };
}

const secretOf = (base64: string): KeyObject => createSecretKey(Buffer.from(base64, 'base64'));

// Known to everyone, and therefore only for invented people.
const invented = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
export const DEMONSTRATION_KEYS = `demonstration:${invented(0x5a)}`;
export const DEMONSTRATION_INDEX_KEY = invented(0xa5);
