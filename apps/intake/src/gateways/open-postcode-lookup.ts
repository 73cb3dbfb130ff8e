import { lookup } from 'node:dns/promises';
import { ConfigError } from '@waymark/platform';
import type { IntakeConfig } from '../intake.config.js';
import type { PostcodeLookup } from './postcode-lookup.js';
import { PostcodesIo } from './postcodes-io.js';
import { isPrivateAddress } from './private-address.js';

/** Who is asked about postcodes: the site's own postcodes.io where it is configured, else the table that is loaded. */
export async function openPostcodeLookup(
  { POSTCODES_IO_URL: url, POSTCODES_IO_TIMEOUT_MS: timeoutMs }: IntakeConfig,
  stored: PostcodeLookup,
): Promise<PostcodeLookup> {
  if (url === undefined) return stored;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  // A name that resolves nowhere yet may do so later; each connection is checked again.
  const addresses = await lookup(host, { all: true }).catch(() => []);
  if (!addresses.every(({ address }) => isPrivateAddress(address))) {
    throw new ConfigError([
      'POSTCODES_IO_URL leads to a public address: name a postcodes.io of your own network; a postcode is never sent to a public site',
    ]);
  }
  return new PostcodesIo(url, timeoutMs);
}
