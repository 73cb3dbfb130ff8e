import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role, Worklist, WorklistExport, WorklistItem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import type { Judged } from '../domain/situation.fixture.js';

const LINK_WORK = 'sunderland-young-mums';
/** What the criteria of a service say of the person, in the words of the judgement. */
const JUDGED = 'EPDS is 9, up to 12, and a termination was for a fetal anomaly.';
const CLINICAL = /EPDS|termination|anomaly/;
const judged: readonly Judged[] = [[LINK_WORK, 'link-work', 'eligible', { because: JUDGED }]];

let routing: ARouting;
let id: string;
beforeAll(async () => {
  routing = await aRouting('list-of-link-workers');
  id = await routing.referred({ need: { pathways: ['link-work'], level: 'mild' }, judged });
});
afterAll(() => routing.close());

async function asked<Body>(method: string, path: string, role: Role) {
  const token = await routing.token(LINK_WORK, role);
  const body = method === 'POST' ? {} : undefined;
  return (await routing.call<Body>(method, path, { token, ...(body && { body }) })).body;
}
const lists = [
  ['GET', '/worklist'],
  ['POST', '/worklist/search'],
  ['POST', '/worklist/export'],
] as const;
const rowsOf = ({ items }: Pick<Worklist & WorklistExport, 'items'>): readonly WorklistItem[] =>
  items.filter(({ referralId }) => referralId === id);
/** As it is offered, and once it was received. */
const STAGES = ['offered', 'acknowledged'] as const;

describe.each(STAGES)('the list of a link worker, of what is %s', (stage) => {
  beforeAll(async () => {
    if (stage !== 'acknowledged') return;
    const as = { organisation: LINK_WORK, role: 'link-worker' } as const;
    const answer = await routing.move(id, 'acknowledgement', as);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toMatch(CLINICAL);
  });

  it.each(lists)('%s %s says nothing that is clinical in any field', async (method, path) => {
    const [row, ...others] = rowsOf(await asked<Worklist>(method, path, 'link-worker'));
    expect(row).toMatchObject({ as: 'lead', state: stage });
    expect(others).toEqual([]);
    expect(JSON.stringify(row)).not.toMatch(CLINICAL);
  });

  it('nor does the page of the referral, whose clinicians read why', async () => {
    const page = await routing.page(id, LINK_WORK, 'link-worker');
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toMatch(CLINICAL);
    const clinicians = await routing.page(id, LINK_WORK, 'hub-clinician');
    expect(JSON.stringify(clinicians.body)).toMatch(CLINICAL);
  });
});
