import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resealCommand } from './reseal-command.mjs';
import { linesOf } from './reseal-lines.mjs';

const used = (/** @type {string} */ table, /** @type {string} */ column) => ({ table, column });
const columns = [
  { ...used('note', 'body'), key: ['id'], row: 'id', boundTo: 'body', as: { is: 'text' } },
  {
    ...used('session', 'sess'),
    ...{ key: ['sid'], row: 'sid', boundTo: 'idToken' },
    as: { is: 'passing', lasts: '12 hours', sealed: 'sess' },
  },
];

describe('reseal', () => {
  it('knows one option', async () => {
    await assert.rejects(resealCommand(['--now'], {}), /npm run reseal \[-- --dry-run\]/);
  });

  it('ends with which keys are still needed, by what, and which are not', () => {
    const lines = linesOf(
      {
        resealed: 1200,
        unopened: ['note.body of 7'],
        used: [
          { ...used('note', 'body'), key: 'new', values: 1200 },
          { ...used('note', 'body'), key: 'lost', values: 1 },
          { ...used('session', 'sess'), key: 'old', values: 2 },
        ],
      },
      ['new', 'old', 'older'],
      columns,
    );

    assert.deepEqual(lines, [
      'note.body, new: 1,200 values',
      'note.body, lost: 1 value',
      'session.sess, old: 2 values',
      '1,200 values sealed anew with new',
      'NOT OPENED by any of these keys: note.body of 7',
      'lost is still needed by 1 value of note.body',
      'old is still needed by 2 values of session.sess, gone within 12 hours',
      'older is not needed any more, but for backups from before',
    ]);
  });
});
