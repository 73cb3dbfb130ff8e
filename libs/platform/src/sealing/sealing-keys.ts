import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key that protects what people said, and its name in every value that it sealed. */
export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** `id:base64,id:base64`, 32 bytes each; the first seals, all of them open. */
export const SEALING_KEYS_PATTERN =
  /^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=)*$/;

export const readSealingKeys = (keys: string): readonly SealingKey[] =>
  keys.split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':');
    return { id, key: secretOf(key) };
  });

/** 32 bytes in base64 as a key. */
export const secretOf = (base64: string): KeyObject =>
  createSecretKey(Buffer.from(base64, 'base64'));

/** Known to everyone, and therefore only for invented people. */
export const DEMONSTRATION_SEALING_KEYS = `demonstration:${Buffer.alloc(32, 0x5a).toString('base64')}`;
