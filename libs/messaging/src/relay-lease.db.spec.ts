import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { RelayLease } from './relay-lease.js';
import { Walker } from './walk.fixture.js';

const LASTS_MS = 60_000;

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('relay-lease');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});
beforeEach(async () => {
  await walker.query('TRUNCATE relay_member');
  await walker.query(`UPDATE relay_lease SET until = '-infinity'`);
});

/** A process as it asks: each time anew, whatever it asked a moment ago. */
class Member {
  private readonly lease: RelayLease;

  constructor(lane: 'normal' | 'urgent' = 'normal', lastsMs = LASTS_MS) {
    this.lease = new RelayLease(walker.parts.connections, lane, lastsMs);
  }

  async hold(): Promise<void> {
    Reflect.set(this.lease, 'renewedAt', -Infinity);
    await this.lease.hold();
  }

  letGo(): Promise<void> {
    return this.lease.letGo();
  }

  get isAlone(): boolean {
    return this.lease.isAlone;
  }

  async buckets(): Promise<number[]> {
    const rows = await walker.query<{ bucket: number }>(
      'SELECT bucket FROM relay_lease WHERE holder = $1 AND lane = $2 AND until > clock_timestamp() ORDER BY 1',
      [this.lease.holder, this.lease.lane],
    );
    return rows.map(({ bucket }) => bucket);
  }
}

const counts = (members: readonly Member[]): Promise<number[]> =>
  Promise.all(members.map(async (member) => (await member.buckets()).length));

describe('relays that are alive', () => {
  it('share the buckets fairly as soon as each has asked', async () => {
    const members = [new Member(), new Member(), new Member(), new Member()];
    const [first] = members;
    await first?.hold();
    expect(await counts(members)).toEqual([16, 0, 0, 0]);
    expect(first?.isAlone).toBe(true);

    for (const member of members) await member.hold();
    for (const member of members) await member.hold();
    expect(await counts(members)).toEqual([4, 4, 4, 4]);
    expect(first?.isAlone).toBe(false);
  });

  it('leave no bucket to nobody while they share anew', async () => {
    const members = [new Member(), new Member(), new Member()];
    for (const member of [...members, ...members]) {
      await member.hold();
      const held = (await Promise.all(members.map((one) => one.buckets()))).flat();
      expect(held.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n));
    }
    expect((await counts(members)).toSorted((a, b) => a - b)).toEqual([4, 6, 6]);
  });

  it('take over what one leaves that stops', async () => {
    const [first, second] = [new Member(), new Member()];
    for (const member of [first, second, first]) await member.hold();
    await first.letGo();
    await second.hold();

    expect(await counts([first, second])).toEqual([0, 16]);
    expect(second.isAlone).toBe(true);
  });

  it('take over from one that died when its lease has run out, and not before', async () => {
    const [died, other] = [new Member('normal', 300), new Member()];
    for (const member of [died, other, died]) await member.hold();
    await other.hold();
    expect(await counts([died, other])).toEqual([8, 8]);
    await walker.query('SELECT pg_sleep(0.4)');
    await other.hold();

    expect(await counts([died, other])).toEqual([0, 16]);
  });

  it('share each lane by itself', async () => {
    const [normal, urgent] = [new Member('normal'), new Member('urgent')];
    await normal.hold();
    await urgent.hold();

    expect(await counts([normal, urgent])).toEqual([16, 16]);
  });

  it('lend a bucket for no longer than the receiver is known to live', async () => {
    const [died, other] = [new Member('normal', 300), new Member()];
    await other.hold();
    await died.hold();
    await other.hold();
    expect(await counts([died, other])).toEqual([8, 8]);
    await walker.query('SELECT pg_sleep(0.4)');

    expect(await counts([died, other])).toEqual([0, 8]);
  });

  it('that were all away for longer than a lease come back side by side', async () => {
    const members = Array.from({ length: 6 }, () => new Member());
    for (let round = 0; round < 30; round += 1) {
      await Promise.all(members.map((member) => member.hold()));
      await walker.query(`UPDATE relay_member SET until = '-infinity'`);
      await walker.query(`UPDATE relay_lease SET until = '-infinity'`);
    }
    await Promise.all(members.map((member) => member.hold()));
    await Promise.all(members.map((member) => member.hold()));
    const shares = await counts(members);

    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(16);
  });

  it('that ask at the same moment end up with every bucket held once', async () => {
    const members = Array.from({ length: 5 }, () => new Member());
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(members.map((member) => member.hold()));
    }
    const shares = await counts(members);

    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(16);
    expect(Math.max(...shares)).toBeLessThanOrEqual(4);
  });
});
