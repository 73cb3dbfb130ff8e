import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { PermanentFailure } from './permanent-failure.js';
import type { QuarantineGroupRow } from './quarantine-view.js';
import { eventOf, someone, type Troubles, Walker } from './walk.fixture.js';

const troubles: Troubles = { 'no path': () => Promise.reject(new PermanentFailure('no path')) };
const decision = { by: 'https://issuer|operator-1', reason: 'waits for the next release' };
const OTHER = 'https://issuer|operator-2';

let database: TestDatabase;
let walker: Walker;
beforeAll(async () => {
  database = await aDatabase('quarantine-care');
  walker = await Walker.on(database.url, { troubles });
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});
beforeEach(async () => {
  await walker.query('DELETE FROM quarantine');
  await walker.query('DELETE FROM quarantine_care');
});

const lost = () => walker.hear(eventOf(someone(), 1, { data: { steps: 1, trouble: 'no path' } }));
const care = () => walker.parts.quarantineCare;

async function group(): Promise<QuarantineGroupRow> {
  const [one] = await walker.parts.quarantineView.groups();
  if (one === undefined) throw new Error('nothing waits');
  return one;
}

const audited = async (): Promise<readonly string[]> => {
  const rows = await walker.query<{ action: string }>(
    `SELECT action FROM audit WHERE subject = $1 ORDER BY id`,
    [(await group()).group_key],
  );
  return rows.map(({ action }) => action);
};

describe('who looks after a kind of trouble', () => {
  it('is nobody, then whoever was said, then nobody again; and each is written down', async () => {
    await lost();
    const { group_key: key } = await group();
    expect((await group()).assignee).toBeNull();
    await care().assign(key, OTHER, decision.by);
    await care().assign(key, OTHER, decision.by);
    expect((await group()).assignee).toBe(OTHER);
    await care().assign(key, undefined, decision.by);

    expect((await group()).assignee).toBeNull();
    expect((await audited()).slice(-3)).toEqual([
      'quarantine.assigned',
      'quarantine.assigned',
      'quarantine.unassigned',
    ]);
  });

  it('is asked of what waits, and of nothing else', async () => {
    await expect(care().assign('0123456789abcdef', OTHER, decision.by)).rejects.toMatchObject({
      status: 404,
    });
    await expect(care().archive('0123456789abcdef', decision)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('what is archived', () => {
  it('is so until another of its kind comes, or somebody brings it back', async () => {
    await lost();
    const { group_key: key } = await group();
    const isAside = async () => {
      const { archived_at: at, newest } = await group();
      return at !== null && at >= newest;
    };
    expect(await isAside()).toBe(false);
    await care().archive(key, decision);
    expect(await isAside()).toBe(true);
    await lost();
    expect(await isAside()).toBe(false);
    await care().archive(key, decision);
    await care().bringBack(key, decision);
    expect(await isAside()).toBe(false);
  });
});

describe('what has come again', () => {
  const discard = async () => {
    const { example } = await group();
    await walker.parts.desk.discard(example, decision);
  };

  it('says when the same trouble was settled before, and nothing of what was settled since', async () => {
    await lost();
    expect((await group()).settled_before).toBeNull();
    await lost();
    await discard();
    // The other has waited all the time.
    expect((await group()).settled_before).toBeNull();
    await discard();
    await lost();

    const { settled_before: before, oldest } = await group();
    expect(before?.getTime()).toBeLessThan(oldest.getTime());
  });
});
