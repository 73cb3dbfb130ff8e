import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyCommand, wordsOf } from './verify-command.mjs';

describe('audit:verify', () => {
  it('says how much holds, and what is too young to say anything of', () => {
    assert.equal(
      wordsOf({ seals: 2, entries: 1234, unsealed: 1 }),
      'as it was written: 1,234 entries in 2 seals, 1 entry too young to be sealed.',
    );
    assert.equal(
      wordsOf({ seals: 0, entries: 0, unsealed: 0 }),
      'as it was written: 0 entries in 0 seals.',
    );
  });

  it('says which seal does not hold, why, and what to do', () => {
    const broken = { seal: 3, why: 'an entry was taken out' };
    assert.match(
      wordsOf({ seals: 2, entries: 9, unsealed: 0, broken }),
      /^NOT AS IT WAS WRITTEN\. Seal 3 does not hold: an entry was taken out\. .*Keep the database/,
    );
  });

  for (const args of [['--seal', '3'], ['--seal', `0:${'a'.repeat(64)}`], ['--all'], ['file']])
    it(`refuses ${args.join(' ').slice(0, 20)} and says what it knows`, async () => {
      await assert.rejects(
        verifyCommand(args, {}, () => undefined),
        /knows --seal ID:HASH/,
      );
    });

  it('asks for the database that a seal belongs to', async () => {
    const args = ['--seal', `3:${'a'.repeat(64)}`];
    await assert.rejects(
      verifyCommand(args, {}, () => undefined),
      /DATABASE_URL/,
    );
  });
});
