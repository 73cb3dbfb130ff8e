import { describe, expect, it } from '@jest/globals';
import type { Consumers, Nudge, StuckReferral } from '@waymark/contracts';
import type { AnswerOf } from '../../clients/hearers.js';
import { aRun } from '../../testing/failed-examples.fixture.js';
import { aLedger } from '../../testing/placing-examples.fixture.js';
import {
  aNudge,
  anOperatorLog,
  anOutage,
  aReconciliation,
  nothingWaits,
  someConsumers,
  someDeliveries,
} from '../../testing/watching-examples.fixture.js';
import { consumersPage, nobodyProcesses } from './consumers/consumers.presenter.js';
import { backlogOf } from './deliveries/backlog.js';
import { deliveriesFilter } from './deliveries/deliveries-filter.js';
import { deliveriesPage } from './deliveries/deliveries.presenter.js';
import { logPage } from './log/log.presenter.js';
import { runPage } from './runs/run.presenter.js';
import { stuckPage } from './stuck/stuck.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

describe('the consumers', () => {
  const without = (service: string, lane: string): Consumers => ({
    ...someConsumers,
    groups: (someConsumers.groups ?? []).map((group) =>
      group.service === service && group.lane === lane ? { ...group, members: 0 } : group,
    ),
  });
  const shown = (...answers: readonly AnswerOf<Consumers>[]) => consumersPage(answers, NOW);
  const rowOf = (page: ReturnType<typeof consumersPage>, service: string, lane: string) =>
    page.consumers.find((row) => row.service === service && row.lane === lane);

  it('say “Nobody is processing” of a silent service, because another asks the broker', () => {
    const page = shown(
      { service: 'routing' },
      { service: 'intake', answer: without('routing', 'normal') },
    );

    expect(rowOf(page, 'routing', 'Ordinary')).toMatchObject({
      state: 'Nobody is processing',
      members: '0',
      oldest: 'Not known',
    });
    expect(nobodyProcesses(page)).toEqual(['routing, ordinary events']);
    expect(page.silent).toEqual(['routing']);
  });

  it('are what whoever asked the broker last was told, and when that was', () => {
    const page = shown(
      { service: 'intake', answer: someConsumers },
      {
        service: 'operations',
        answer: { ...without('routing', 'normal'), groupsAsOf: '2026-11-22T12:00:00.000Z' },
      },
    );

    expect(page.membersAsOf).toBe('12:00:00');
    expect(rowOf(page, 'routing', 'Ordinary')?.members).toBe('0');
    expect(shown({ service: 'intake', answer: someConsumers }).membersAsOf).toBe('11:59:58');
  });

  it.each([
    { oldestSeconds: 0, is: 'Processing', oldest: 'Nothing waits' },
    { oldestSeconds: 61, is: 'Late', oldest: '1 minute' },
  ])(
    'are $is where the oldest event is $oldestSeconds seconds old',
    ({ oldestSeconds, is, oldest }) => {
      const consumers = someConsumers.consumers.map((one) => ({ ...one, oldestSeconds }));
      const page = shown({ service: 'intake', answer: { ...someConsumers, consumers } });

      expect(rowOf(page, 'intake', 'Ordinary')).toMatchObject({
        state: is,
        oldest,
        last: '4 seconds ago',
      });
      expect(rowOf(page, 'intake', 'Urgent')?.last).toBe('Nothing since it started');
    },
  );

  it('are late where the broker has had something for long that was never handed over', () => {
    const consumers = someConsumers.consumers.map((one) => ({ ...one, behindSeconds: 61 }));
    const page = shown({ service: 'intake', answer: { ...someConsumers, consumers } });

    expect(rowOf(page, 'intake', 'Ordinary')).toMatchObject({ state: 'Late', oldest: '1 minute' });
  });

  it('are told by the process itself where the broker is silent', () => {
    const { groups: _, groupsAsOf: _at, ...silent } = someConsumers;
    const consumers = someConsumers.consumers.map((one) => ({ ...one, hearing: false }));
    const page = shown({ service: 'intake', answer: { ...silent, consumers } });

    expect(page.brokerSilent).toBe(true);
    expect(page.membersAsOf).toBeUndefined();
    expect(rowOf(page, 'intake', 'Ordinary')?.state).toBe('Nobody is processing');
    expect(rowOf(page, 'routing', 'Ordinary')?.state).toBe('Not known');
  });
});

describe('stuck referrals', () => {
  const [stuck] = aLedger.stuck as readonly [StuckReferral];
  const shown = (more: Partial<StuckReferral>, nudges?: readonly Nudge[]) =>
    stuckPage(
      { ...aLedger, stuck: [{ ...stuck, ...more }] },
      { reconciliation: aReconciliation, nudges },
      NOW,
    ).stuck[0];

  it('name the limit, the last event, who owes what, and what to do', () => {
    expect(shown({})).toMatchObject({
      limit: '20 November 2026 at 5:00pm: 1 day over',
      last: 'referral.offered.v1, 18 November 2026 at 10:02am',
      owner: 'Perinatal Loss Pathway',
      toDo: 'Telephone Perinatal Loss Pathway, and say what is owed.',
    });
  });

  it('are Waymark’s own where routing has not spoken, and an operator’s where an event has failed', () => {
    const { nextStep: _, ...silent } = stuck;
    const [row] = stuckPage({ ...aLedger, stuck: [silent] }, {}, NOW).stuck;
    expect(row).toMatchObject({ owner: 'Waymark', next: 'Judge against the criteria' });
    expect(row?.toDo).toContain('eligibility and routing');
    expect(shown({ needsAttention: true })?.toDo).toContain('Mend the failed event');
  });

  it('have somebody who can be asked to look, once a day; whoever owed it before does not count', () => {
    const ask = `/operations/stuck/${stuck.referralId}/nudge`;
    expect(shown({})?.link).toEqual({ href: ask, text: 'Ask them to look at it' });
    const asked = shown({}, [aNudge]);
    expect(asked?.link).toBeUndefined();
    expect(asked?.asked).toMatch(/^Asked on 22 November 2026 at 9:00am by Sam Okoro, because /);
    const long = { ...aNudge, againFrom: '2026-11-22T11:59:00.000Z' };
    expect(shown({}, [long])?.link).toEqual({ href: ask, text: 'Ask them again' });
    expect(shown({}, [{ ...aNudge, asked: 'another-hub' }])).not.toHaveProperty('asked');
  });

  it('that only Waymark can move have nobody who is asked', () => {
    const { nextStep: _, ...silent } = stuck;
    const [row] = stuckPage({ ...aLedger, stuck: [silent] }, {}, NOW).stuck;
    expect(row?.link?.href).not.toContain('nudge');
    expect(shown({ needsAttention: true })?.link?.href).toBe('/operations/failed');
  });

  it('stand beside what the services do not agree on, and how to have it said again', () => {
    const page = stuckPage(aLedger, { reconciliation: aReconciliation }, NOW);

    expect(page.silent).toEqual(['notification']);
    expect(page.differences[0]).toMatchObject({
      since: '2 hours',
      sayAgain: `/operations/said-again/intake?subject=${aReconciliation.standing[0]?.subject ?? ''}&from=3&to=4`,
    });
    expect(page).toMatchObject({ wasCompared: true, hasMore: false });
    const cut = { ...aReconciliation, hasMore: true };
    expect(stuckPage(aLedger, { reconciliation: cut }, NOW).hasMore).toBe(true);
    expect(stuckPage(aLedger, {}, NOW)).toMatchObject({
      compared: 'The services were not compared yet.',
      wasCompared: false,
    });
  });
});

describe('deliveries', () => {
  it('say their state, their next try and the provider’s number', () => {
    const known = { found: someDeliveries, filter: {}, backlog: nothingWaits };
    const { deliveries } = deliveriesPage(known, NOW);

    expect(deliveries).toMatchObject([
      {
        ...{ state: 'Waits', channel: 'Email', receipt: undefined, provider: 'None' },
        next: '22 November 2026 at 12:10pm (10 minutes left)',
      },
      {
        ...{ state: 'Sent', channel: 'Text message', receipt: 'Delivered', next: 'None' },
        ...{ provider: '<a1b2@mail.example>', to: 'The person' },
      },
    ]);
  });

  it('are narrowed by their address, and by nothing that is no filter', () => {
    expect(deliveriesFilter({ channel: 'sms', status: 'SENT', receipt: 'x', to: 'her' })).toEqual({
      channel: 'sms',
      status: 'SENT',
    });
    const filter = { channel: 'sms', status: 'FAILED' } as const;
    const { chips } = deliveriesPage({ found: someDeliveries, filter, backlog: nothingWaits }, NOW);
    expect(chips).toEqual([
      { text: 'State: Failed', href: '/operations/deliveries?channel=sms' },
      { text: 'Channel: Text message', href: '/operations/deliveries?status=FAILED' },
    ]);
  });

  it('say who does not answer, what waits for it, and that nothing is lost', () => {
    expect(backlogOf(anOutage)).toEqual({
      isNews: true,
      outages: [
        'GOV.UK Notify (text messages) has not answered since 11:02am. 31 messages wait; nothing is lost; they go out at 50 a second once it takes them.',
      ],
      waits: [
        '1 email, the oldest for less than a minute.',
        '31 text messages, the oldest for 58 minutes.',
        '2 messages to other systems, tried for three days, the oldest for 1 day.',
      ],
    });
    const refusing = anOutage.providers.map((one) => ({
      ...{ ...one, state: 'takes-nothing', since: '2026-11-20T11:02:00.000Z' },
      code: '403 AuthError',
    })) as typeof anOutage.providers;
    expect(backlogOf({ ...nothingWaits, providers: refusing }).outages[1]).toBe(
      'GOV.UK Notify (text messages) has taken nothing since 20 November 2026 at 11:02am and says 403 AuthError. No message waits for it.',
    );
  });

  it('are no news while they go out, and are where one has waited long', () => {
    expect(backlogOf(nothingWaits)).toEqual({ isNews: false, outages: [], waits: [] });
    const late = (minutes: number) =>
      backlogOf({
        ...nothingWaits,
        channels: [
          {
            ...{ channel: 'undecided', waiting: 1 },
            oldestAt: new Date(NOW.getTime() - minutes * 60_000).toISOString(),
          },
        ],
      }).isNews;
    expect([late(14), late(16)]).toEqual([false, true]);
  });
});

describe('a replay', () => {
  it.each([
    { newSince: 3, is: '3, not part of this: they wait for another run' },
    { newSince: 0, is: 'None' },
  ])('says that $newSince came to its group since it began', ({ newSince, is }) => {
    const run = { ...aRun, newSince };
    const { rows } = runPage({ service: 'routing', run, by: 'Kit Sandhu' }, NOW);
    expect(rows).toContainEqual({ key: 'New since it began', value: is });
  });
});

describe('the operator log', () => {
  it('says who by name where they have an account, and leads to what it was done to', () => {
    const names = new Map([['http://localhost:3010|operator', 'Kit Sandhu']]);
    const { acts, silent } = logPage(
      [{ service: 'routing', answer: anOperatorLog }, { service: 'intake' }],
      names,
    );

    expect(silent).toEqual(['intake']);
    expect(acts).toMatchObject([
      {
        ...{ who: 'Kit Sandhu', what: 'Began a replay of a group', why: 'The hearer is mended.' },
        result: 'Under way: 12 of 40 succeeded, 1 failed',
      },
      {
        what: 'Replayed a failed event',
        result: 'Failed: the event failed again, and waits as before',
      },
      {
        ...{ who: 'http://elsewhere|somebody', what: 'Discarded a failed event' },
        result: 'Done',
      },
    ]);
    expect(acts[0]?.href).toMatch(/^\/operations\/runs\/routing\//);
    expect(acts[1]?.href).toMatch(/^\/operations\/referrals\//);
  });
});
