import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAccepted,
  referralAcknowledged,
  referralAssessed,
  referralClosed,
  referralHeld,
  referralOffered,
  referralQuestionAsked,
  referralReceived,
  type FlowStages,
} from '@waymark/contracts';
import { Clock } from '@waymark/platform';
import { anEvent, StoppedClock } from '@waymark/testing';
import { anOperations, type AnOperations } from '../an-operations.fixture.js';
import { RecordEvent } from '../use-cases/record-event.js';
import { StagesView } from './stages.view.js';

const NOW = '2026-11-22T12:00:00.000Z';
const DAYS_AGO = '2026-11-20T09:00:00.000Z';
const EARLIER = '2026-11-22T10:59:59.000Z';
const LATELY = '2026-11-22T11:30:00.000Z';
const JUST_NOW = '2026-11-22T11:59:00.000Z';

let operations: AnOperations;
const person = (role: 'operator' | 'referrer'): Promise<string> =>
  operations.issuers.person({
    ...{ roles: [role], organisation: 'an-area', subject: `test|${role}`, audience: 'operations' },
  });
const stages = async (role: 'operator' | 'referrer' = 'operator') =>
  operations.call<FlowStages>('GET', '/flow/stages', { token: await person(role) });

const idOf = (at: number): string => `0b8f6f0e-0000-4000-8000-00000000020${String(at)}`;
const [waits, held, asked, decided, ended] = [idOf(0), idOf(1), idOf(2), idOf(3), idOf(4)];
const RECEIVED = {
  [waits]: LATELY,
  [held]: LATELY,
  [asked]: EARLIER,
  [decided]: DAYS_AGO,
  [ended]: DAYS_AGO,
};

beforeAll(async () => {
  operations = await anOperations('stages', [{ for: Clock, use: new StoppedClock(NOW) }]);
  const record = operations.app.get(RecordEvent);
  for (const [at, [subject, time]] of Object.entries(RECEIVED).entries()) {
    const data = { reference: `WM-4K7Q-2N8${String(at)}` };
    await record.execute(anEvent(referralReceived, { subject, time, data }));
  }
  for (const event of [
    anEvent(referralAssessed, { subject: held, time: LATELY }),
    anEvent(referralHeld, { subject: held, time: JUST_NOW }),
    anEvent(referralAssessed, { subject: asked, time: EARLIER }),
    anEvent(referralOffered, { subject: asked, time: LATELY }),
    anEvent(referralAcknowledged, { subject: asked, time: LATELY }),
    anEvent(referralQuestionAsked, { subject: asked, time: JUST_NOW }),
    anEvent(referralAssessed, { subject: decided, time: DAYS_AGO }),
    anEvent(referralOffered, { subject: decided, time: DAYS_AGO }),
    anEvent(referralAcknowledged, { subject: decided, time: EARLIER }),
    anEvent(referralAssessed, { subject: ended, time: DAYS_AGO }),
    anEvent(referralOffered, { subject: ended, time: DAYS_AGO }),
    anEvent(referralAccepted, { subject: ended, time: LATELY }),
    anEvent(referralClosed, { subject: ended, time: JUST_NOW }),
  ]) {
    await record.execute(event);
  }
});
afterAll(() => operations.close());

describe('the stages', () => {
  it('are told with what is there now, what went in and out in the last hour, and since when the oldest', async () => {
    expect(await stages()).toMatchObject({
      status: 200,
      body: {
        asOf: NOW,
        stages: [
          { stage: 'intake', now: 1, inLastHour: 3, outLastHour: 2, oldestSince: JUST_NOW },
          { stage: 'criteria', now: 1, inLastHour: 2, outLastHour: 1, oldestSince: LATELY },
          { stage: 'route', now: 1, inLastHour: 1, outLastHour: 1, oldestSince: LATELY },
          { stage: 'hub', now: 1, inLastHour: 1, outLastHour: 2, oldestSince: DAYS_AGO },
          { stage: 'outcome', now: 0, inLastHour: 1, outLastHour: 1 },
        ],
      },
    });
  });

  it('are told to operators alone', async () => {
    expect((await stages('referrer')).status).toBe(403);
  });

  it('count a referral from before stages were kept by its state', async () => {
    await operations.query('UPDATE ledger SET stage_since = NULL WHERE referral_id = $1', [
      decided,
    ]);

    const { stages: all } = await operations.app.get(StagesView).at(new Date(NOW));
    expect(all[3]).toMatchObject({ stage: 'hub', now: 1, oldestSince: EARLIER });
  });
});
