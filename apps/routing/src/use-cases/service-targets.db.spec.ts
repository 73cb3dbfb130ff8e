import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DirectoryEntry, Problem, ServiceSettings } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('service-targets');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

const settingsOf = async (service: string): Promise<ServiceSettings> => {
  const token = await routing.token(service, 'hub-clinician');
  return (await routing.call<ServiceSettings>('GET', `/services/${service}/settings`, { token }))
    .body;
};

async function save(said: object) {
  const { version } = await settingsOf(HUB);
  return routing.call<ServiceSettings & Partial<Problem>>('POST', `/services/${HUB}/settings`, {
    token: await routing.token(HUB, 'hub-clinician'),
    body: { version, byName: 'Sam Example', openings: [], waits: [], offers: [], ...said },
  });
}

describe('targets of its own', () => {
  const own = (workingDays: number, from: string, to?: string) => ({
    step: 'decide',
    workingDays,
    from,
    ...(to !== undefined && { to }),
  });
  const acknowledged = async (): Promise<string> => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', { organisation: HUB, role: 'hub-clinician' });
    return id;
  };
  const stepOf = async (id: string) => (await routing.page(id, HUB)).body.nextStep;

  it('count for steps that begin from their day; a step that runs keeps the clock it was promised', async () => {
    const first = await acknowledged();
    await save({ targets: [own(5, '2026-11-25')] });
    const before = await acknowledged();
    // 23:59 and then 00:00 in London.
    routing.clock.set('2026-11-24T23:59:00Z');
    const late = await acknowledged();
    routing.clock.set('2026-11-25T00:00:00Z');
    const after = await acknowledged();

    const national = {
      dueAt: '2026-12-07T17:00:00.000Z',
      target: { workingDays: 10, setBy: 'national' },
    };
    expect(await stepOf(first)).toMatchObject(national);
    expect(await stepOf(before)).toMatchObject(national);
    expect(await stepOf(late)).toMatchObject({ dueAt: '2026-12-09T17:00:00.000Z' });
    expect(await stepOf(after)).toMatchObject({
      what: 'decide',
      dueAt: '2026-12-02T17:00:00.000Z',
      target: { workingDays: 5, setBy: 'service' },
    });
    const said = await routing.said(after);
    expect(said.at(-1)?.data).toMatchObject({ nextStep: { target: { setBy: 'service' } } });

    await save({ targets: [] });
    expect(await stepOf(after)).toMatchObject({ dueAt: '2026-12-02T17:00:00.000Z' });
    expect(await stepOf(await acknowledged())).toMatchObject({ target: { setBy: 'national' } });
  });

  it('stand in the directory beside the national default', async () => {
    await save({ targets: [own(5, '2026-11-23', '2026-11-24')] });
    const targetOf = async () => {
      const token = await routing.token('norfolk-midwives', 'referrer');
      const { body } = await routing.call<DirectoryEntry>('GET', `/services/${HUB}`, { token });
      return body.targets.find(({ step }) => step === 'decide');
    };
    const shown = { step: 'decide', nationalWorkingDays: 10 };
    expect(await targetOf()).toEqual({ ...shown, workingDays: 5, setBy: 'service' });
    routing.clock.set('2026-11-25T09:00:00Z');
    expect(await targetOf()).toEqual({ ...shown, workingDays: 10, setBy: 'national' });
  });

  it('stay where a save does not speak of them, and in older versions there are none', async () => {
    await save({ targets: [own(5, '2026-11-23')] });
    await save({ offers: [{ offer: 'training' }] });
    expect((await settingsOf(HUB)).targets).toEqual([own(5, '2026-11-23')]);

    await routing.query(
      `UPDATE service_settings SET said = said - 'targets'
        WHERE service_id = $1 AND version = (SELECT max(version) FROM service_settings WHERE service_id = $1)`,
      [HUB],
    );
    await routing.query('UPDATE directory_state SET revision = revision + 1');
    expect((await settingsOf(HUB)).targets).toEqual([]);
    expect(await stepOf(await acknowledged())).toMatchObject({ target: { setBy: 'national' } });
  });

  it.each([
    { target: own(21, '2026-11-23'), at: 'targets[0].workingDays' },
    { target: own(0, '2026-11-23'), at: 'targets[0].workingDays' },
    { target: own(1.5, '2026-11-23'), at: 'targets[0].workingDays' },
    { target: own(5, '2026-11-22'), at: 'targets[0].from' },
    { target: own(5, '2026-02-30'), at: 'targets[0].from' },
    { target: own(5, '2026-11-25', '2026-11-24'), at: 'targets[0].to' },
    { target: { ...own(5, '2026-11-23'), step: 'record-call' }, at: 'targets[0].step' },
    { target: { ...own(5, '2026-11-23'), step: 'review-worse' }, at: 'targets[0].step' },
    { target: { ...own(5, '2026-11-23'), step: 'judge' }, at: 'targets[0].step' },
    { target: { ...own(5, '2026-11-23'), step: 'review-death' }, at: 'targets[0].step' },
  ])('$target is refused at $at, and nothing is half done', async ({ target, at }) => {
    const { version } = await settingsOf(HUB);
    const refused = await save({ targets: [target] });

    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual([at]);
    expect((await settingsOf(HUB)).version).toBe(version);
  });
});
