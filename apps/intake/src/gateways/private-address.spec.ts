import { describe, expect, it } from '@jest/globals';
import { isPrivateAddress, privateOnly, PublicAddressRefused } from './private-address.js';

describe('an address', () => {
  it.each([
    { address: '127.0.0.1', is: true },
    { address: '10.1.2.3', is: true },
    { address: '172.16.0.1', is: true },
    { address: '172.31.255.255', is: true },
    { address: '172.32.0.1', is: false },
    { address: '192.168.7.7', is: true },
    { address: '100.64.0.1', is: true },
    { address: '169.254.1.1', is: true },
    { address: '8.8.8.8', is: false },
    { address: '::1', is: true },
    { address: '[::1]', is: true },
    { address: 'fd00::7', is: true },
    { address: 'fe80::1', is: true },
    { address: '2606:4700::1', is: false },
    { address: '::ffff:8.8.8.8', is: false },
    { address: 'localhost', is: false },
    { address: '', is: false },
  ])('$address is private: $is', ({ address, is }) => {
    expect(isPrivateAddress(address)).toBe(is);
  });
});

describe('a name that is connected to', () => {
  const resolved = (name: string, all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      privateOnly(name, { all }, (error, address) => {
        if (error === null) resolve(address);
        else reject(error);
      });
    });

  it('may lead to this machine', async () => {
    expect(await resolved('localhost', false)).toMatch(/^(127\.|::1)/);
    expect(await resolved('localhost', true)).not.toHaveLength(0);
  });

  it('may not lead to a public address', async () => {
    // Resolved without asking anybody: it is written as a number.
    await expect(resolved('8.8.8.8', false)).rejects.toThrow(PublicAddressRefused);
  });
});
