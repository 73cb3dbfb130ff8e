import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toldOnce } from './told-once.mjs';

const message = { referral: 'r', audience: 'referrer', organisation: '' };
const offered = { referral: 'r', audience: 'receiving-service', organisation: 'hub' };
const notice = { referral: 'r', side: 'sending', organisation: 'maternity' };
const atHub = { referral: 'r', side: 'receiving', organisation: 'hub' };
const hook = { id: '1', what: 'referral.new r 10:00', at: 0, told: true };
const delivery = { what: hook.what };

/** @param {Record<string, readonly any[]>} left @param {readonly any[]} [hooks] */
const judged = (left, hooks = []) => {
  const notification = { messages: [], notices: [], deliveries: [], ...left };
  return toldOnce(/** @type {any} */ ({ books: { notification }, hooks }));
};

describe('nobody at work is told twice', () => {
  it('where each notice has its message, and each delivery its event', () => {
    const messages = [message, offered];
    assert.deepEqual(judged({ messages, notices: [notice, atHub] }), []);
    assert.deepEqual(judged({ deliveries: [delivery] }, [hook, hook]), []);
  });

  it('a notice more than was planned is found', () => {
    const [found] = judged({ messages: [message], notices: [notice, notice] });
    assert.match(
      found ?? '',
      /1 notices are there more than once, such as r sending {2}\(2 of 1\)/,
    );
    assert.equal(judged({ messages: [message], notices: [atHub] }).length, 1);
  });

  it('a webhook under two ids is found', () => {
    const [found] = judged({ deliveries: [delivery] }, [hook, { ...hook, id: '2' }]);
    assert.match(found ?? '', /1 webhooks went out under two ids/);
  });
});
