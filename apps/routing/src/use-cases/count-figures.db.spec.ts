import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryEntry } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { CountFigures } from './count-figures.js';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('count-figures');
});
afterAll(() => routing.close());

describe('waits and acceptance as they really were', () => {
  const count = () => routing.app.get(CountFigures).execute();

  it('are counted from first referral to the first step, once an hour, small numbers hidden', async () => {
    const SERVICE = 'gm-mmhs';
    const judged = [[SERVICE, 'birth-trauma', 'eligible']] as const;
    const own = { organisation: SERVICE, role: 'hub-clinician' } as const;
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) ids.push(await routing.referred({ judged }));
    routing.clock.set('2026-11-24T09:00:00Z');
    for (const id of ids.slice(0, 4)) await routing.move(id, 'acknowledgement', own);
    await count();
    const token = await routing.token('norfolk-midwives', 'referrer');
    const figures = async () =>
      (await routing.call<DirectoryEntry>('GET', `/services/${SERVICE}`, { token })).body.figures;
    expect(await figures()).toEqual({
      from: '2025-11-24',
      to: '2026-11-24',
      waits: [{ stage: 'acknowledged' }],
    });

    routing.clock.set('2026-11-26T09:00:00Z');
    for (const id of ids.slice(4)) await routing.move(id, 'acknowledgement', own);
    for (const id of ids.slice(0, 5)) await routing.move(id, 'acceptance', own);
    routing.clock.set('2026-11-26T09:30:00Z');
    await count();
    expect(await figures()).toEqual({
      from: '2025-11-26',
      to: '2026-11-26',
      waits: [{ stage: 'acknowledged', people: 5, medianDays: 1 }],
      decided: 5,
      acceptedPercent: 100,
    });
    const [last] = ids.slice(5);
    await routing.move(last ?? '', 'decline', own, { reason: 'no-capacity' });
    routing.clock.set('2026-11-26T10:00:00Z');
    await count();
    expect((await figures())?.acceptedPercent).toBe(100);
    routing.clock.set('2026-11-26T10:30:00Z');
    await count();
    expect(await figures()).toMatchObject({ decided: 5, acceptedPercent: 85 });

    for (const id of ids.slice(0, 5)) {
      const booked = await routing.move(id, 'appointment', own, {
        purpose: 'assessment',
        mode: 'video',
        on: '2026-11-30',
        time: '10:00',
        minutes: 60,
        interpreter: 'not-needed',
      });
      expect(booked.status).toBe(200);
    }
    routing.clock.set('2026-12-01T09:00:00Z');
    for (const id of ids.slice(0, 5)) {
      const { body } = await routing.page(id, SERVICE);
      const appointmentId = body.appointments[0]?.appointmentId;
      const outcome = { appointmentId, outcome: 'attended' };
      await routing.move(id, 'appointment-outcome', own, outcome);
      await routing.move(id, 'care', own);
    }
    await count();
    expect((await figures())?.waits).toEqual([
      { stage: 'acknowledged', people: 5, medianDays: 1 },
      { stage: 'assessed', people: 5, medianDays: 7 },
      { stage: 'started', people: 5, medianDays: 8 },
    ]);
  });

  it('are counted from midnight in London of the first day, whatever clock the database goes by', async () => {
    const SERVICE = 'norfolk-waveney-lotus';
    const own = { organisation: SERVICE, role: 'hub-clinician' } as const;
    const judged = [[SERVICE, 'birth-trauma', 'eligible']] as const;
    // Half past midnight on 6 July in London; in UTC still the day before.
    routing.clock.set('2027-07-05T23:30:00Z');
    for (let at = 0; at < 5; at += 1) {
      const id = await routing.referred({ judged });
      await routing.move(id, 'acknowledgement', own);
      await routing.move(id, 'acceptance', own);
    }
    routing.clock.set('2028-07-06T09:00:00Z');
    await count();
    const token = await routing.token('norfolk-midwives', 'referrer');
    const { body } = await routing.call<DirectoryEntry>('GET', `/services/${SERVICE}`, { token });

    expect(body.figures).toMatchObject({
      from: '2027-07-06',
      waits: [{ stage: 'acknowledged', people: 5 }],
      decided: 5,
    });
  });
});
