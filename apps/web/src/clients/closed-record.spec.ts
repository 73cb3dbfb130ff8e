import { describe, expect, it } from '@jest/globals';
import { ProblemError, RestrictedRecord } from '@waymark/platform';
import { onceOpen } from './closed-record.js';

describe('a record that was opened a moment ago', () => {
  const heardAfter = async (times: number) => {
    let asked = 0;
    const rests: number[] = [];
    const answer = await onceOpen(
      () => {
        asked += 1;
        return asked > times ? Promise.resolve('read') : Promise.reject(new RestrictedRecord());
      },
      (ms) => {
        rests.push(ms);
        return Promise.resolve();
      },
    );
    return { answer, waitedMs: rests.reduce((all, ms) => all + ms, 0) };
  };

  it('is asked for again until it is open', async () => {
    expect(await heardAfter(0)).toEqual({ answer: 'read', waitedMs: 100 });
    expect(await heardAfter(3)).toEqual({ answer: 'read', waitedMs: 400 });
  });

  it('is given up after three seconds', async () => {
    expect(await heardAfter(99)).toEqual({ answer: undefined, waitedMs: 3000 });
  });

  it('is not asked for again where something else is wrong', async () => {
    const gone = () => Promise.reject(ProblemError.notFound('referral'));
    await expect(onceOpen(gone, () => Promise.resolve())).rejects.toMatchObject({ status: 404 });
  });
});
