import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseUrlsIn, numbersCommand, wordsOf } from './numbers-command.mjs';

describe('restore:numbers', () => {
  it('asks for an address, and knows no options', async () => {
    await assert.rejects(numbersCommand([], {}), /DATABASE_URL/);
    const env = { DATABASE_URL: 'postgres://admin@localhost:1/postgres' };
    await assert.rejects(numbersCommand(['--now'], env), /takes no options/);
  });

  it('takes one server for all, or one for each', () => {
    const all = databaseUrlsIn({
      DATABASE_URL: 'postgres://admin@one/postgres',
      INTAKE_DATABASE_URL: 'postgres://admin@two/waymark_intake',
    });
    assert.equal(all?.intake, 'postgres://admin@two/waymark_intake');
    assert.equal(all?.routing, 'postgres://admin@one/waymark_routing');
  });

  it('takes none where one is not told: it may have heard more than the others', () => {
    const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];
    const urls = services.map((service) => [service, `postgres://admin@${service}/own`]);
    const env = Object.fromEntries(
      urls.map(([service, url]) => [`${service?.toUpperCase()}_DATABASE_URL`, url]),
    );
    assert.deepEqual(databaseUrlsIn(env), Object.fromEntries(urls));
    assert.throws(
      () => databaseUrlsIn({ ...env, ROUTING_DATABASE_URL: undefined }),
      /Nothing was changed: what routing heard is not known without ROUTING_DATABASE_URL/,
    );
  });

  it('names what a restored service does not know any more', () => {
    assert.deepEqual(wordsOf({ intake: [], routing: ['a-referral', 'another'] }), [
      'intake: nobody has heard more than it knows to have said',
      'routing: 2 lines go on after what was heard of them. Something that it said or did about each of these is not in its database any more:',
      '    a-referral',
      '    another',
    ]);
  });
});
