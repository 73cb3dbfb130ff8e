import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { AssignmentStore } from '../store/assignment.store.js';
import { PlacementPageView } from '../store/placement.view.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const stranger = { organisation: 'wyorks-mmhs', role: 'hub-clinician' } as const;

let routing: ARouting;
let id: string;
beforeAll(async () => {
  routing = await aRouting('commands-see');
  id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  // As if the decision above had been forgotten: everybody has a part in everything.
  routing.app.get(PlacementPageView).accessOf = () => Promise.resolve({});
});
afterAll(() => routing.close());

describe('a command for a referral of somebody else, where nothing above refuses it', () => {
  it('is 404 for them and done for the team that has a part in it', async () => {
    const before = await routing.versionOf(id);
    for (const path of ['acknowledgement', 'acceptance'])
      expect((await routing.move(id, path, stranger)).status).toBe(404);
    expect(await routing.versionOf(id)).toBe(before);
    expect((await routing.move(id, 'acknowledgement', hub)).status).toBe(200);
  });

  it('gives it to nobody of another team', async () => {
    const [assignments, given] = [routing.app.get(AssignmentStore), { referralIds: [id] }];
    assignments.workedWith = (_tx, _organisation, ids) => Promise.resolve(ids);
    const assign = async ({ organisation, role }: typeof hub | typeof stranger) => {
      const token = await routing.token(organisation, role);
      const body = { ...given, assignee: 'test|somebody' };
      return (await routing.call('POST', '/worklist/assignments', { token, body })).body;
    };
    expect(await assign(stranger)).toEqual({ assigned: [], notYours: [id] });
    expect(await assign(hub)).toEqual({ assigned: [id], notYours: [] });
  });

  it('leaves the transaction the service’s own: what follows is written', async () => {
    expect(
      await routing.query('SELECT 1 FROM placement_step WHERE referral_id = $1', [id]),
    ).toHaveLength(3);
  });
});
