import { describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable } from './connections.js';
import { PermanentFailure } from './permanent-failure.js';
import { sortTrouble } from './trouble.js';

const withCode = (code: string): Error => Object.assign(new Error('said PostgreSQL'), { code });

describe('trouble is sorted in one place', () => {
  it.each([
    ['08006', 'wait'],
    ['40001', 'wait'],
    ['40P01', 'wait'],
    ['53300', 'wait'],
    ['57P01', 'wait'],
    ['57P03', 'wait'],
    ['25006', 'wait'],
    ['55P03', 'wait'],
    ['ECONNREFUSED', 'wait'],
    ['57014', 'slow'],
    ['23505', 'unknown'],
    ['22P02', 'unknown'],
  ])('an error with code %s: %s', (code, trouble) => {
    expect(sortTrouble(withCode(code))).toBe(trouble);
  });

  it.each([
    ['a lost connection', new Error('Connection terminated unexpectedly'), 'wait'],
    ['a pool that has none free', new Error('timeout exceeded when trying to connect'), 'wait'],
    ['an unreachable database', new DatabaseUnavailable(new Error('no')), 'wait'],
    ['a handler that says never', new PermanentFailure('no such pathway'), 'permanent'],
    [
      'a plan that a migration has outdated',
      Object.assign(new Error('cached plan must not change result type'), { code: '0A000' }),
      'wait',
    ],
    [
      'a lock that somebody holds for long',
      Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
      'held',
    ],
    ['a mistake in a handler', new TypeError('x is undefined'), 'unknown'],
    ['something thrown that is no error', 'a string', 'unknown'],
  ])('%s', (_, error, trouble) => {
    expect(sortTrouble(error)).toBe(trouble);
  });

  it('looks at the cause of an error that says nothing by itself', () => {
    expect(sortTrouble(new Error('could not store', { cause: withCode('08006') }))).toBe('wait');
  });

  it('believes the outermost error first', () => {
    const refusal = new PermanentFailure('never', { cause: withCode('08006') });
    expect(sortTrouble(refusal)).toBe('permanent');
  });
});
