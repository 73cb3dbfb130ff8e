import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecisionRecord } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const EARLY = 'candp-ptls';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('decision-record');
});
afterAll(() => routing.close());

const read = async (
  id: string,
  organisation = 'waymark',
  role: 'operator' | 'hub-clinician' = 'operator',
) =>
  routing.call<DecisionRecord>('GET', `/placements/${id}/decision-record`, {
    token: await routing.token(organisation, role),
  });

describe('the decision record, for an operator', () => {
  it('says what was looked at and what became of it, and not a word of the person', async () => {
    const id = await routing.referred({
      judged: [
        [HUB, 'birth-trauma', 'eligible'],
        [EARLY, 'birth-trauma', 'not-eligible'],
      ],
    });
    const { status, body } = await read(id);

    expect(status).toBe(200);
    expect(body.decisions).toHaveLength(1);
    const { considered = [] } = body.decisions[0] ?? {};
    expect(considered).toContainEqual({ rule: 'urgent-safety', taken: false });
    expect(considered).toContainEqual({
      ...{ rule: 'hub-pathway-met', serviceId: HUB, taken: true },
      serviceName: expect.stringContaining('Lotus'),
    });
    expect(considered).toContainEqual(
      expect.objectContaining({ serviceId: EARLY, taken: false, whyNot: 'not-met' }),
    );
    expect(JSON.stringify(body)).not.toContain('because');
  });

  it('is for operators, of a referral there is, and every reading is written down', async () => {
    const id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    expect((await read(id, HUB, 'hub-clinician')).status).toBe(403);
    expect((await read(randomUUID())).status).toBe(404);
    await read(id);

    expect(
      await routing.query('SELECT 1 FROM audit WHERE action = $1 AND subject = $2', [
        'decision-record.read',
        id,
      ]),
    ).toHaveLength(1);
  });
});
