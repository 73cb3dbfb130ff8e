import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, reconcileCommand, wordsOf } from './reconcile-command.mjs';

const run = {
  state: 'done',
  referrals: 1234,
  compared: 17,
  of: 17,
  onTheirWay: 0,
  resolved: 0,
  standing: [],
  silent: [],
  hasMore: false,
};
const difference = {
  subject: '0b8f6f0e-0000-4000-8000-000000000001',
  kind: 'missing',
  firstSeenAt: '2026-11-26T08:00:00.000Z',
  what: 'routing holds no placement of a referral that intake took.',
  toDo: 'Call the sending team.',
};

describe('npm run reconcile', () => {
  it('says how much was compared, and that it is the same', () => {
    assert.deepEqual(wordsOf(run), [
      '1,234 referrals, 17 of 17 pairs of books compared: no difference.',
    ]);
    assert.equal(codeOf(run), 0);
  });

  it('names each that differs, with what to do, and fails', () => {
    const differing = { ...run, standing: [difference], onTheirWay: 2, resolved: 1 };
    assert.deepEqual(wordsOf(differing), [
      `${difference.subject}  missing, seen since 2026-11-26T08:00:00.000Z`,
      '    routing holds no placement of a referral that intake took.',
      '    Call the sending team.',
      '1,234 referrals, 17 of 17 pairs of books compared: 1 difference. 2 are on their way. 1 of earlier are resolved.',
    ]);
    assert.equal(codeOf(differing), 1);
  });

  it('never says that all is well where somebody was silent', () => {
    const incomplete = { ...run, state: 'incomplete', compared: 9, silent: ['routing'] };
    assert.match(wordsOf(incomplete).join('\n'), /routing did not answer/);
    assert.equal(codeOf(incomplete), 2);
    assert.equal(codeOf({ ...run, state: 'failed' }), 2);
  });

  it('says that there are more than were read', () => {
    const cut = { ...run, state: 'incomplete', standing: [difference], hasMore: true };
    assert.match(wordsOf(cut).at(-1) ?? '', /^More differ than were read\./);
    assert.equal(codeOf(cut), 2);
  });

  for (const args of [['--all'], ['routing']])
    it(`refuses ${args[0]} and says what it knows`, async () => {
      await assert.rejects(
        reconcileCommand(args, {}, () => undefined),
        /knows --json/,
      );
    });
});
