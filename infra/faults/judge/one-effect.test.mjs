import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneEffectEach } from './one-effect.mjs';

const failed = (/** @type {string} */ id) => ({
  id,
  cause: id,
  type: 'message.failed.v1',
  subject: 'r',
  task: null,
});
const step = { id: 'r', version: 6, what: 'message-failed' };

/** @param {readonly any[]} steps @param {readonly any[]} said by notification */
const judged = (steps, said) => {
  const none = { outbox: [], assessments: [], steps: [] };
  const notification = { outbox: said, messages: [], notices: [], deliveries: [] };
  const books = { ...{ intake: none, eligibility: none, operations: none } };
  return oneEffectEach(
    /** @type {any} */ ({
      books: { ...books, routing: { ...none, steps }, notification },
      mails: [],
      hooks: [],
    }),
  );
};

describe('a step of a placement', () => {
  it('may keep its version where another message is added to the task that there is', () => {
    assert.deepEqual(judged([step, step], [failed('one'), failed('other')]), []);
  });

  it('comes of one event, and one too many is found', () => {
    const [found] = judged([step, step], [failed('one')]);
    assert.match(found ?? '', /have no event of their own, such as r message-failed 2 of 1/);
  });

  it('is taken once for each version where it changes what anybody reads', () => {
    const accepted = { ...step, what: 'accept' };
    assert.match(judged([accepted, accepted], [])[0] ?? '', /were taken twice/);
  });
});
