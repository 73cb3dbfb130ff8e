import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { IsIn } from 'class-validator';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { whyNotSafeForACommand } from './database-address.js';

class HubConfig extends ServiceConfig {
  override readonly PORT: number = 3099;
  @IsIn(['true', 'false']) readonly DEMONSTRATION: string = 'false';
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-address-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const file = join(folder, 'who-signs.pem');
writeFileSync(file, 'certificates');

const elsewhere = 'postgres://hub:pa55word@db.example/hub';
const read = (DATABASE_URL: string, more: Readonly<Record<string, string>> = {}) =>
  readConfig(HubConfig, { DATABASE_URL, NODE_ENV: 'production', ...more });

describe('the address of PostgreSQL', () => {
  it.each([
    ['over TLS, verified', `${elsewhere}?sslmode=verify-full`],
    ['over TLS, verified by what is given', `${elsewhere}?sslmode=verify-full&sslrootcert=${file}`],
    ['on this machine', 'postgres://hub:pa55word@localhost:5432/hub'],
    ['on this machine, by its number', 'postgres://hub:pa55word@127.0.0.1/hub'],
    ['on this machine, saying so', 'postgres://hub:pa55word@127.0.0.1/hub?sslmode=disable'],
  ])('in use may be %s', (_, address) => {
    expect(read(address).DATABASE_URL).toBe(address);
  });

  it.each([
    ['another machine in the clear', elsewhere, /must say sslmode=verify-full/],
    ['even where it says so', `${elsewhere}?sslmode=disable`, /must say sslmode=verify-full/],
    ['one that only looks like this', 'postgres://h:p@127.0.0.1.example/h', /must say sslmode/],
    ['whoever answers', `${elsewhere}?sslmode=no-verify`, /verify-full or disable/],
    ['whoever has any certificate', `${elsewhere}?sslmode=require`, /verify-full or disable/],
    ['first one and then another', `${elsewhere}?sslmode=verify-full&sslmode=no-verify`, /once/],
    ['another host behind the name', 'postgres://h:p@localhost/h?host=db.example', /not say host/],
    ['a second word for TLS', `${elsewhere}?sslmode=verify-full&ssl=no-verify`, /not say ssl:/],
    ['other rules', `${elsewhere}?sslmode=verify-full&uselibpqcompat=true`, /not say uselibpq/],
    ['certificates for nothing', `postgres://h:p@localhost/h?sslrootcert=${file}`, /must say/],
    ['no such file', `${elsewhere}?sslmode=verify-full&sslrootcert=/no/such.pem`, /no file of/],
  ])('in use is not %s', (_, address, sentence) => {
    expect(() => read(address)).toThrow(sentence);
    expect(() => read(address)).not.toThrow(/pa55word/);
  });

  it.each([
    ['everybody is invented', { DEMONSTRATION: 'true' }],
    ['it is not in use', { NODE_ENV: 'test' }],
    ['nothing is said', { NODE_ENV: '' }],
  ])('may be another machine in the clear where %s', (_, more) => {
    expect(read(elsewhere, more).DATABASE_URL).toBe(elsewhere);
  });

  it('that a command is told is for real unless it says otherwise, and is called by its setting', () => {
    const why = (address: string, around = {}) =>
      whyNotSafeForACommand('HUB_DATABASE_URL', address, around);
    expect(why(elsewhere)).toMatch(/^HUB_DATABASE_URL must say sslmode=verify-full/);
    expect(why('hub.example')).toMatch(/^HUB_DATABASE_URL must be postgres:/);
    expect(why(elsewhere, { DEMONSTRATION: 'true' })).toBeUndefined();
    expect(why(`${elsewhere}?sslmode=verify-full`)).toBeUndefined();
  });
});
