import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@waymark/messaging';
import { eventually } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { PlacementStore } from './placement.store.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;
const WAITING = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

let routing: ARouting;
let unitOfWork: UnitOfWork;
let store: PlacementStore;
beforeAll(async () => {
  routing = await aRouting('placement-store');
  unitOfWork = routing.app.get(UnitOfWork, { strict: false });
  store = routing.app.get(PlacementStore);
});
afterAll(() => routing.close());

const tasksOf = (id: string): Promise<number | undefined> =>
  unitOfWork.run(async (tx) => (await store.lock(tx, id))?.placement.tasks.length);

describe('a placement', () => {
  it('that was waited for is read as its holder left it, with what belongs to it', async () => {
    const id = await routing.referred({ judged: eligible });
    const before = await tasksOf(id);
    const [locked, letGo] = [
      Promise.withResolvers<undefined>(),
      Promise.withResolvers<undefined>(),
    ];
    const holding = unitOfWork.run(async (tx) => {
      await store.lock(tx, id);
      locked.resolve(undefined);
      await letGo.promise;
      await tx.query(
        `INSERT INTO placement_task (task_id, referral_id, owner, due_at, record)
         VALUES (gen_random_uuid(), $1, 'somebody', now(), '{}')`,
        [id],
      );
    });
    await locked.promise;
    const after = tasksOf(id);
    await eventually('the other waits for the lock', async () => {
      const waiting = await routing.query(WAITING);
      return waiting.length > 0;
    });
    letGo.resolve(undefined);
    await holding;

    expect(await after).toBe((before ?? 0) + 1);
  });

  it('ends the access of those alone whom a change names', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.query(
      `INSERT INTO referral_access (referral_id, organisation, as_kind, from_at)
       VALUES ($1, 'beside-her', 'alongside', now())`,
      [id],
    );
    const as = { organisation: HUB, role: 'hub-clinician' } as const;
    const { status } = await routing.move(id, 'decline', as, { reason: 'no-capacity' });
    expect(status).toBe(200);

    const ended = await routing.query(
      `SELECT organisation FROM referral_access WHERE referral_id = $1 AND until_at IS NOT NULL`,
      [id],
    );
    expect(ended).toEqual([{ organisation: HUB }]);
  });
});
