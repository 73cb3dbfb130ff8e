import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationConfig } from '../notification.config.js';
import { HttpAddressBook } from './http-address-book.js';

const REFERRAL = '0b8f6f0e-0000-4000-8000-000000000001';

let server: Server;
let book: HttpAddressBook;
let asked: string[];
let found: boolean;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '' } = request;
    response.setHeader('content-type', 'application/json');
    if (url === '/token') return response.end('{"access_token":"t","expires_in":300}');
    asked.push(url);
    response.statusCode = found ? 200 : 404;
    return response.end(JSON.stringify({ email: `${asked.length}@hubs.example` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  book = new HttpAddressBook({
    TOKEN_URL: `${base}/token`,
    CLIENT_ID: 'notification',
    CLIENT_SECRET: 's3cret',
    INTAKE_URL: base,
    ROUTING_URL: base,
  } as NotificationConfig);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  [asked, found] = [[], true];
});

describe('the address book', () => {
  it('asks once for messages that go out together, and anew for the next', async () => {
    const together = await Promise.all([book.mailboxOf('cw-loss'), book.mailboxOf('cw-loss')]);
    expect(together).toEqual(['1@hubs.example', '1@hubs.example']);
    expect(await book.mailboxOf('cw-loss')).toBe('2@hubs.example');
  });

  it('asks for each place and each referral by itself', async () => {
    await Promise.all([
      book.mailboxOf('cw-loss'),
      book.mailboxOf('other'),
      book.contactPointsOf(REFERRAL),
    ]);
    expect(asked.sort()).toEqual([
      `/referrals/${REFERRAL}/contact-points`,
      '/services/cw-loss/mailbox',
      '/services/other/mailbox',
    ]);
  });

  it('knows no address where there is none', async () => {
    found = false;
    expect(await book.mailboxOf('cw-loss')).toBeUndefined();
    expect(await book.contactPointsOf(REFERRAL)).toBeUndefined();
  });
});
