import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventQuarantined, eventUnquarantined, type ServiceName } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('mark-attention');
});
afterAll(() => routing.close());

/** An event about a referral that failed in a service; each time that it is said, it is another event that says it. */
const failedIn = (source: ServiceName, subject: string) => {
  const quarantineId = randomUUID();
  const said = { source, subject, data: { quarantineId } };
  return {
    waits: () => routing.consumer.onQuarantined(anEvent(eventQuarantined, said)),
    isOver: () => routing.consumer.onUnquarantined(anEvent(eventUnquarantined, said)),
  };
};

const expectAttention = async (referralId: string, needsAttention: boolean): Promise<void> => {
  expect((await routing.worklist(HUB)).items).toContainEqual(
    expect.objectContaining({ referralId, needsAttention }),
  );
  expect((await routing.page(referralId, HUB)).body).toMatchObject({ needsAttention });
};

describe('a failed event about a referral', () => {
  it('shows from the start where it was heard of before the referral, and until it is dealt with', async () => {
    const referralId = randomUUID();
    const [early, own] = [failedIn('eligibility', referralId), failedIn('routing', referralId)];
    await early.waits();
    await own.waits();
    await routing.referred({ referralId, judged: eligible });
    await expectAttention(referralId, true);
    await own.isOver();
    await expectAttention(referralId, true);
    await early.isOver();
    await expectAttention(referralId, false);
  });

  it('does not show where all was dealt with before the referral was received', async () => {
    const referralId = randomUUID();
    const early = failedIn('eligibility', referralId);
    await early.waits();
    await early.isOver();
    await routing.referred({ referralId, judged: eligible });
    await expectAttention(referralId, false);
    const later = failedIn('eligibility', referralId);
    await later.waits();
    await expectAttention(referralId, true);
    await later.isOver();
    await expectAttention(referralId, false);
  });

  it('is counted once, however often it is heard of, and in whatever order', async () => {
    const referralId = await routing.referred({ judged: eligible });
    const [one, other] = [failedIn('intake', referralId), failedIn('intake', referralId)];
    for (const say of [other.isOver, other.waits, one.waits, one.waits]) await say();
    await expectAttention(referralId, true);
    for (const say of [other.isOver, other.waits]) await say();
    await expectAttention(referralId, true);
    for (const say of [one.isOver, one.isOver, one.waits]) await say();
    await expectAttention(referralId, false);
  });

  it('that was counted before each had a row is dealt with like any other', async () => {
    const referralId = await routing.referred({ judged: eligible });
    await routing.query('UPDATE placement SET quarantined = 1 WHERE referral_id = $1', [
      referralId,
    ]);
    await expectAttention(referralId, true);
    const [before, since] = [failedIn('intake', referralId), failedIn('intake', referralId)];
    await since.waits();
    await since.isOver();
    await expectAttention(referralId, true);
    await before.isOver();
    await expectAttention(referralId, false);
  });
});
