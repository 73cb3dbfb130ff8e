import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseUrlsIn, numbersCommand } from './numbers-command.mjs';

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
});
