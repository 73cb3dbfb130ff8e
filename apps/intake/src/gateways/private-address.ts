import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const privateAddresses = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // Carrier-grade networks, which some clusters number their services from.
  ['100.64.0.0', 10],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(net, prefix, 'ipv6');
}

/** Of this machine or a private network; a name is none. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  const version = isIP(bare);
  return version !== 0 && privateAddresses.check(bare, version === 6 ? 'ipv6' : 'ipv4');
}

export class PublicAddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is a public address`);
    Object.defineProperty(this, 'name', { value: 'PublicAddressRefused' });
  }
}

/** Resolves a name for a connection, and refuses one that leads out of the private network. */
export const privateOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses;
    if (error !== null || first === undefined) {
      done(error ?? new Error(`${host} has no address`), '', 0);
    } else if (!addresses.every(({ address }) => isPrivateAddress(address))) {
      done(new PublicAddressRefused(host), '', 0);
    } else if (options.all === true) {
      done(null, addresses);
    } else {
      done(null, first.address, first.family);
    }
  });
};
