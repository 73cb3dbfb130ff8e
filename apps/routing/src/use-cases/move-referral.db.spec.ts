import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralDeclined, referralQuestionAsked, type Role } from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LANDING } from '../domain/placement.fixture.js';
import { factsOf } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const OTHER = 'candp-ptls';
const LIGHT = 'sheffield-light';
const TEAM = 'norfolk-midwives';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const team = { organisation: TEAM, role: 'referrer' } as const;
const landing = { organisation: LANDING, role: 'landing-coordinator' } as const;
const linkWorker = { organisation: LIGHT, role: 'link-worker' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;
const two = [
  [HUB, 'birth-trauma', 'eligible'],
  [OTHER, 'birth-trauma', 'eligible', { basisOpen: true }],
] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('move-referral');
});
afterAll(() => routing.close());

const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));
const seenBy = async (id: string, as: { readonly organisation: string; readonly role: Role }) =>
  (await routing.page(id, as.organisation, as.role)).body;

describe('a hub', () => {
  it('acknowledges, and holds her from then on; accepts, and owes the start of care', async () => {
    const id = await routing.referred({ judged: eligible });
    expect(await seenBy(id, hub)).toMatchObject({
      moves: ['acknowledge', 'accept', 'decline', 'ask', 'say-worse', 'record-death'],
    });

    expect(await routing.move(id, 'acknowledgement', hub)).toMatchObject({
      status: 200,
      body: {
        state: 'acknowledged',
        holder: { organisation: HUB, kind: 'mmhs-hub' },
        nextStep: { what: 'decide', owner: HUB, dueAt: '2026-12-07T17:00:00.000Z' },
      },
    });
    expect(await routing.move(id, 'acceptance', hub)).toMatchObject({
      status: 200,
      body: { state: 'accepted', nextStep: { what: 'start-care' } },
    });
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.acknowledged',
      'referral.accepted',
    ]);
    const history = (await seenBy(id, hub)).history.map(({ what, by }) => `${what}: ${by}`);
    expect(history).toEqual([
      'received: norfolk-midwives',
      'routed: waymark',
      `acknowledge: Sam Example, ${HUB}`,
      `accept: Sam Example, ${HUB}`,
    ]);
    expect(JSON.stringify(await routing.said(id))).not.toContain('Sam Example');
  });

  it('of fifty who accept at once one wins, and the others hear what happened', async () => {
    const id = await routing.referred({ judged: eligible });
    const version = await routing.versionOf(id);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => routing.move(id, 'acceptance', hub, { version })),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    expect(lost[0]?.body).toMatchObject({
      code: 'moved-meanwhile',
      detail: expect.stringContaining(`accept by ${HUB}`),
    });
    expect(await said(id)).toEqual(['referral.offered', 'referral.accepted']);
  });

  it('declines with a coded reason, and routing goes on; it is not asked again and reads only its part', async () => {
    const id = await routing.referred({ judged: two });
    const answer = await routing.move(id, 'decline', hub, { reason: 'no-capacity' });
    expect(answer.status).toBe(200);
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.declined',
      'referral.redirected',
      'referral.offered',
    ]);
    expect(await seenBy(id, team)).toMatchObject({
      state: 'offered',
      serviceId: OTHER,
      holder: { organisation: TEAM },
      nextStep: { what: 'acknowledge', owner: OTHER },
    });
    const past = await seenBy(id, hub);
    expect(past).toMatchObject({ state: 'closed', moves: [], alongside: [] });
    expect(past).not.toHaveProperty('serviceId');
    await routing.judged(id, two);
    expect(await seenBy(id, team)).toMatchObject({ serviceId: OTHER });
  });

  it('that has her goes on holding her after its no, until the next place takes hold', async () => {
    const id = await routing.referred({ judged: two });
    await routing.move(id, 'acknowledgement', hub);
    await routing.move(id, 'decline', hub, { reason: 'wrong-area' });
    expect(await seenBy(id, team)).toMatchObject({
      state: 'offered',
      serviceId: OTHER,
      holder: { organisation: HUB },
    });
    await routing.move(id, 'acceptance', { organisation: OTHER, role: 'hub-clinician' });
    expect(await seenBy(id, team)).toMatchObject({ holder: { organisation: OTHER } });
  });

  it('that is the only one leaves no dead end: her landing team finds a place', async () => {
    const id = await routing.referred({ judged: eligible, need: { level: 'severe' } });
    const refused = await routing.move(id, 'decline', hub, { reason: 'other-service-better' });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'comment', rule: 'comment-required' }] },
    });
    const comment = 'The regional service sees this.';
    expect(
      (await routing.move(id, 'decline', hub, { reason: 'other-service-better', comment })).status,
    ).toBe(200);
    const [declined] = ofType(await routing.said(id), referralDeclined);
    expect(declined?.data).toMatchObject({
      reason: 'other-service-better',
      nextStep: { what: 'find-a-place', owner: LANDING },
    });
    expect(JSON.stringify(await routing.said(id))).not.toContain(comment);
    expect(JSON.stringify((await seenBy(id, team)).history)).toContain(comment);
    expect(await said(id)).toContain('unmet-need.recorded');
  });

  it('asks the referrer: the holder stays, the clock stands still, and it goes on where it was', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    const asks = [{ fact: 'need.impact', question: 'How much does it get in the way?' }];
    expect(await routing.move(id, 'question', hub, { asks })).toMatchObject({
      body: {
        state: 'waiting-for-answer',
        holder: { organisation: HUB },
        nextStep: { what: 'answer-question', owner: TEAM },
      },
    });
    const [asked] = ofType(await routing.said(id), referralQuestionAsked);
    expect(asked?.data.askedBy).toBe(HUB);
    await routing.answered(id, {
      questionId: asked?.data.questionId ?? '',
      facts: factsOf({ need: { impact: 'some' } }),
      factsVersion: 2,
    });
    expect(await seenBy(id, hub)).toMatchObject({
      state: 'acknowledged',
      nextStep: { what: 'decide', owner: HUB, dueAt: '2026-12-07T17:00:00.000Z' },
    });
  });

  it('closes with a real outcome only', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    expect(await routing.move(id, 'closure', hub, { outcome: 'care-given' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'outcome' }] },
    });
    await routing.move(id, 'acceptance', hub);
    expect((await routing.move(id, 'closure', hub, { outcome: 'care-given' })).status).toBe(422);
    await routing.move(id, 'care', hub);
    expect(await routing.move(id, 'closure', hub, { outcome: 'care-given' })).toMatchObject({
      status: 200,
      body: { state: 'closed' },
    });
    expect(await routing.move(id, 'acceptance', hub)).toMatchObject({
      status: 409,
      body: { code: 'move-not-allowed' },
    });
  });
});

describe('the same key', () => {
  it('gets the first answer, and with another body or address a refusal', async () => {
    const id = await routing.referred({ judged: eligible });
    const key = randomUUID();
    const version = await routing.versionOf(id);
    const first = await routing.move(id, 'acknowledgement', { ...hub, key }, { version });
    const again = await routing.move(id, 'acknowledgement', { ...hub, key }, { version });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await routing.move(id, 'acceptance', { ...hub, key }, { version });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await said(id)).toEqual(['referral.offered', 'referral.acknowledged']);
  });
});

describe('her sending team', () => {
  it('reconfirms on the day and not before; not wanted any more closes it', async () => {
    const early = [
      ['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2026-12-01' }],
    ] as const;
    const id = await routing.referred({ judged: early });
    expect(await seenBy(id, team)).toMatchObject({ state: 'held', heldUntil: '2026-12-01' });
    const stillWanted = { stillWanted: true };
    expect(await routing.move(id, 'reconfirmation', team, stillWanted)).toMatchObject({
      status: 409,
      body: { code: 'too-early' },
    });
    routing.clock.set('2026-12-01T09:00:00Z');
    expect((await routing.move(id, 'reconfirmation', team, stillWanted)).status).toBe(200);
    expect(await said(id)).toEqual(['referral.held', 'referral.released', 'referral.offered']);

    const other = await routing.referred({
      judged: [['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2026-12-20' }]],
    });
    await routing.move(other, 'reconfirmation', team, { stillWanted: false });
    expect(await said(other)).toEqual(['referral.held', 'referral.closed']);
    routing.clock.set('2026-11-23T09:00:00Z');
  });

  it('records who took the call: it holds her until then, and routing goes on', async () => {
    const id = await routing.referred({
      urgent: true,
      safety: { signs: ['suicidal-plan'], urgency: 'call-now' },
      judged: eligible,
    });
    expect(await seenBy(id, team)).toMatchObject({
      state: 'call-made',
      urgent: true,
      holder: { organisation: TEAM },
      nextStep: { what: 'record-call', owner: TEAM, dueAt: '2026-11-23T13:00:00.000Z' },
      advice: [{ kind: 'crisis' }, { kind: 'emergency-999' }],
      moves: [
        'record-call',
        'offer-alongside',
        'record-receipt',
        'close',
        'say-worse',
        'record-death',
      ],
    });
    const call = { to: 'crisis', takenBy: 'Jo Invented', at: '2026-11-23T09:20:00Z' };
    expect((await routing.move(id, 'call', team, call)).status).toBe(200);
    expect(await said(id)).toEqual(['task.opened', 'task.done', 'referral.offered']);
    expect(JSON.stringify(await routing.said(id))).not.toContain('Jo Invented');
    expect(JSON.stringify((await seenBy(id, team)).history)).toContain(
      'Taken by Jo Invented (crisis) on 23 November 2026 at 09:20.',
    );
  });

  it('records who took her elsewhere: the hub alongside goes on, or the record closes', async () => {
    const severe = { need: { conditions: ['depression-severe'], level: 'severe' } } as const;
    const both = [
      ['lsc-rts', 'birth-trauma', 'eligible'],
      ['spmht-lscft', 'perinatal-illness', 'eligible'],
    ] as const;
    const id = await routing.referred({ ...severe, judged: both });
    const beside = { organisation: 'lsc-rts', role: 'hub-clinician' } as const;
    expect(await seenBy(id, beside)).toMatchObject({
      as: 'alongside',
      moves: ['acknowledge', 'accept', 'decline', 'say-worse', 'record-death'],
    });
    await routing.move(id, 'acknowledgement', beside);
    expect(await seenBy(id, team)).toMatchObject({ holder: { organisation: TEAM } });
    const taken = { place: 'Perinatal community team', takenBy: 'Alex Invented' };
    await routing.move(id, 'receipt', team, taken);
    expect(await seenBy(id, beside)).toMatchObject({
      as: 'lead',
      state: 'acknowledged',
      holder: { organisation: 'lsc-rts' },
    });

    const alone = await routing.referred({ ...severe, judged: [both[1]] });
    await routing.move(alone, 'receipt', team, taken);
    expect(await said(alone)).toEqual(['task.opened', 'task.done', 'referral.closed']);
  });
});

describe('link work', () => {
  const meanwhile = [
    ['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2027-01-15' }],
    [LIGHT, 'peer-support', 'eligible'],
  ] as const;

  it('alongside has its own clock and never holds her', async () => {
    const id = await routing.referred({ judged: meanwhile });
    expect(await said(id)).toEqual(['referral.held', 'referral.alongside-offered']);
    expect(await routing.move(id, 'acceptance', linkWorker)).toMatchObject({
      status: 200,
      body: { as: 'alongside', state: 'accepted', holder: { organisation: TEAM } },
    });
    const { alongside, holder } = await seenBy(id, team);
    expect(holder?.organisation).toBe(TEAM);
    expect(alongside).toMatchObject([
      { serviceId: LIGHT, nextStep: { what: 'start-care', owner: LIGHT } },
    ]);
  });

  it('as the lead gives her back to her team when a clinical risk is marked', async () => {
    const id = await routing.referred({
      need: { pathways: ['peer-support'], level: 'mild' },
      judged: [[LIGHT, 'peer-support', 'eligible']],
    });
    await routing.move(id, 'acknowledgement', linkWorker);
    expect(await seenBy(id, team)).toMatchObject({ holder: { organisation: LIGHT } });
    const { because, history, considered } = await seenBy(id, linkWorker);
    const { items } = await routing.worklist(LIGHT, 'link-worker');
    const row = items.find(({ referralId }) => referralId === id);
    expect([because, row?.because]).toEqual(Array(2).fill(expect.stringMatching(/clinicians\.$/)));
    expect(history[1]?.because).toBe('It was decided where the person goes.');
    expect(new Set(considered.map(({ rule }) => rule))).toEqual(new Set(['for-clinicians']));
    await routing.amended(id, factsOf({ safety: { riskToSelf: 'significant' } }), 2);
    expect(await seenBy(id, team)).toMatchObject({
      state: 'being-judged',
      holder: { organisation: TEAM },
      alongside: [{ serviceId: LIGHT, state: 'acknowledged' }],
    });
  });
});

describe('a coordinator', () => {
  const no = [[HUB, 'birth-trauma', 'not-eligible', { deciding: ['minimum-age'] }]] as const;

  it('offers by hand what may be offered, and nothing else', async () => {
    const id = await routing.referred({ judged: no, need: { level: 'severe' } });
    const by = (serviceId: string) => ({
      serviceId,
      pathway: 'birth-trauma',
      because: 'Spoke to them.',
    });
    const refusals = {
      'wyorks-mmhs': 'place-not-open',
      'spmht-lscft': 'place-not-joined',
      nowhere: 'in-directory',
    };
    for (const [place, rule] of Object.entries(refusals)) {
      expect(await routing.move(id, 'offer', landing, by(place))).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'serviceId', rule }] },
      });
    }
    expect(await routing.move(id, 'offer', landing, by(OTHER))).toMatchObject({
      status: 200,
      body: { state: 'offered', serviceId: OTHER },
    });
    expect((await said(id)).slice(-2)).toEqual(['task.done', 'referral.offered']);
  });

  it('takes hold of her by name while a place is looked for', async () => {
    const id = await routing.referred({ judged: no, need: { level: 'severe' } });
    expect(await routing.move(id, 'acknowledgement', landing)).toMatchObject({
      status: 200,
      body: { state: 'with-a-person', holder: { organisation: LANDING } },
    });
  });
});

describe('who may do what', () => {
  it('a stranger finds nothing, whatever it tries', async () => {
    const id = await routing.referred({ judged: eligible });
    const stranger = { organisation: 'another-hub', role: 'hub-clinician' } as const;
    expect((await routing.page(id, 'another-hub')).status).toBe(404);
    expect((await routing.move(id, 'acceptance', stranger)).status).toBe(404);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await routing.move(unknown, 'acceptance', hub, { version: 1 })).status).toBe(404);
  });

  it('the wrong role or the wrong team is told that it is not possible', async () => {
    const id = await routing.referred({ judged: eligible });
    expect(
      await routing.move(id, 'acceptance', { organisation: HUB, role: 'referrer' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'move-not-allowed' },
    });
    expect((await routing.move(id, 'acceptance', team)).status).toBe(409);
    expect(
      (
        await routing.move(id, 'offer', team, {
          serviceId: OTHER,
          pathway: 'birth-trauma',
          because: 'x',
        })
      ).status,
    ).toBe(409);
  });
});
