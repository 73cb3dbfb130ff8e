import type { KeyObject } from 'node:crypto';
import {
  DEMONSTRATION_SEALING_KEYS,
  readSealingKeys,
  SEALING_KEYS_PATTERN,
  secretOf,
  type SealingKey,
} from '@waymark/platform';

/** The keys that protect who she is; the first encrypts, all of them decrypt. */
export interface IdentityKeys {
  readonly encryption: readonly SealingKey[];
  /** Makes blind indexes; never changed, because an index made with another key finds nothing. */
  readonly index: KeyObject;
}

export const IDENTITY_KEYS_PATTERN = SEALING_KEYS_PATTERN;
export const INDEX_KEY_PATTERN = /^[A-Za-z0-9+/]{43}=$/;

export const readIdentityKeys = (encryption: string, index: string): IdentityKeys => ({
  encryption: readSealingKeys(encryption),
  index: secretOf(index),
});

export const DEMONSTRATION_KEYS = DEMONSTRATION_SEALING_KEYS;
export const DEMONSTRATION_INDEX_KEY = Buffer.alloc(32, 0xa5).toString('base64');
