import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Nudge, Nudges, OperatorLog, Problem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const WORDS = 'The telephone of the team rings unanswered.';
const asking = {
  asked: HUB,
  reason: 'not-reached-by-telephone',
  words: WORDS,
  byName: 'Sam Okoro',
};
const LATE = '2026-12-10T09:00:00Z';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('nudge-team');
});
afterAll(() => routing.close());

// Offered on a Monday; the hub says nothing.
let id: string;
beforeEach(async () => {
  routing.clock.set('2026-11-23T09:00:00Z');
  id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  routing.clock.set(LATE);
});

async function asked<Body>(
  path: string,
  body: object,
  { role = 'operator', key }: { role?: 'operator' | 'hub-clinician'; key?: string } = {},
) {
  const token = await routing.token('waymark', role);
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return routing.call<Body & Partial<Problem>>('POST', path, { token, body, headers });
}
const nudge = (more: object = {}, as?: Parameters<typeof asked>[2]) =>
  asked<Nudge>(`/placements/${id}/nudge`, { ...asking, ...more }, as);
const rows = <Row>(sql: string): Promise<Row[]> => routing.query<Row>(sql, [id]);
const nudgesSaid = async () =>
  (await routing.said(id)).filter(({ type }) => type === 'referral.nudged.v1');

describe('an operator who asks a team to look at a stuck referral', () => {
  it('is told when the team may be asked again; the event has neither name nor words', async () => {
    expect(await nudge()).toMatchObject({
      status: 201,
      body: {
        ...{ referralId: id, asked: HUB, reason: 'not-reached-by-telephone', byName: 'Sam Okoro' },
        ...{ at: '2026-12-10T09:00:00.000Z', againFrom: '2026-12-11T09:00:00.000Z' },
      },
    });
    const [said, ...more] = await nudgesSaid();
    expect(more).toEqual([]);
    expect(said?.data).toMatchObject({ asked: HUB, nextStep: { what: 'acknowledge', owner: HUB } });
    expect(JSON.stringify(said)).not.toMatch(/Sam|Okoro|rings/);
  });

  it('is read by the team in its worklist, and with the words on the page alone, until it has done the step', async () => {
    await nudge();
    const read = { at: '2026-12-10T09:00:00.000Z', reason: 'not-reached-by-telephone' };
    const inList = async () =>
      (await routing.worklist(HUB)).items.find(({ referralId }) => referralId === id);

    expect((await inList())?.asked).toEqual(read);
    const page = (await routing.page(id, HUB)).body;
    expect(page.asked).toEqual({ ...read, words: WORDS });
    expect(page.history.at(-1)).toMatchObject({ what: 'nudged', by: 'Sam Okoro, waymark' });
    expect((await routing.page(id, 'norfolk-midwives', 'referrer')).body.asked).toBeUndefined();

    await routing.move(id, 'acknowledgement', hub);
    expect((await inList())?.asked).toBeUndefined();
    expect((await routing.page(id, HUB)).body.asked).toBeUndefined();
  });

  it('makes nobody’s page grow old: what was read before is decided still', async () => {
    const version = await routing.versionOf(id);
    await nudge();
    expect((await routing.move(id, 'acknowledgement', hub, { version })).status).toBe(200);
  });

  it('asks once a day: the second hears when, by whom, and from when again', async () => {
    await nudge();
    routing.clock.set('2026-12-11T08:59:00Z');
    const second = await nudge({ byName: 'Ravi Menon', reason: 'somebody-asked' });

    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'asked-already',
        detail:
          'Sam Okoro asked this team at 2026-12-10T09:00:00.000Z. It may be asked again from 2026-12-11T09:00:00.000Z.',
      },
    });
    expect(await nudgesSaid()).toHaveLength(1);
    routing.clock.set('2026-12-11T09:00:00Z');
    expect((await nudge({ byName: 'Ravi Menon' })).status).toBe(201);
  });

  it('asks once however often the form is sent, also at the same moment', async () => {
    const key = randomUUID();
    const answers = await Promise.all([nudge({}, { key }), nudge({}, { key })]);
    const again = await nudge({}, { key });

    // While the first is under way, its repeat is told so.
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).not.toEqual([]);
    expect(again.status).toBe(201);
    expect(await nudgesSaid()).toHaveLength(1);
    const two = await Promise.all([nudge({}, { key: randomUUID() }), nudge()]);
    expect(two.map(({ status }) => status)).toEqual([409, 409]);
  });

  it('of two who ask at the same moment, one does', async () => {
    const answers = await Promise.all([
      nudge({}, { key: randomUUID() }),
      nudge({ byName: 'Ravi Menon' }, { key: randomUUID() }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await nudgesSaid()).toHaveLength(1);
  });

  it('stands in the operator log: who, when, why; and is found for the list of stuck ones', async () => {
    await nudge();
    const token = await routing.token('waymark', 'operator');
    const { body } = await routing.call<OperatorLog>('GET', '/messaging/operator-log', { token });
    expect(body.acts.filter(({ subject }) => subject === id)).toMatchObject([
      { action: 'operator.nudged', reason: 'not-reached-by-telephone', by: expect.any(String) },
    ]);
    const other = randomUUID();
    expect(await asked<Nudges>('/nudges/search', { referralIds: [id, other] })).toMatchObject({
      status: 200,
      body: { nudges: [{ referralId: id, asked: HUB, byName: 'Sam Okoro' }] },
    });
  });

  it.each([
    ['asked', { asked: 'No Code' }, 'matches'],
    ['reason', { reason: 'because' }, 'isIn'],
    ['words', { words: 'x'.repeat(201) }, 'maxLength'],
    ['words', { words: '   ' }, 'matches'],
    ['words', { words: 'About 999 123 4567.' }, 'withoutNhsNumber'],
    ['byName', { byName: undefined }, 'required'],
  ])('is told which field is wrong: %s %j', async (field, wrong, rule) => {
    const { status, body } = await nudge(wrong);
    expect({ status, errors: body.errors }).toMatchObject({
      status: 422,
      errors: [{ field, rule }],
    });
    expect(await nudgesSaid()).toEqual([]);
  });

  it('is an operator, of a referral there is, that is late', async () => {
    expect((await nudge({}, { role: 'hub-clinician' })).status).toBe(403);
    expect(
      (await asked('/nudges/search', { referralIds: [] }, { role: 'hub-clinician' })).status,
    ).toBe(403);
    expect((await asked(`/placements/${randomUUID()}/nudge`, asking)).status).toBe(404);
    routing.clock.set('2026-11-23T09:30:00Z');
    expect(await nudge()).toMatchObject({ status: 409, body: { code: 'not-late' } });
    expect(
      await rows("SELECT 1 FROM audit WHERE subject = $1 AND action = 'operator.nudged'"),
    ).toEqual([]);
  });
});
