import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '@waymark/contracts';
import {
  aFlow,
  aLedger,
  aTimeline,
  foundByConsumer,
} from '../../testing/placing-examples.fixture.js';
import { eighteenWeeks } from '../../testing/timeline-examples.fixture.js';
import {
  aDecisionRecord,
  anOperatorLog,
  someStages,
} from '../../testing/watching-examples.fixture.js';
import { askedOf, findProblems } from './find/find-form.js';
import { findPage } from './find/find.presenter.js';
import { flowPage } from './flow/flow.presenter.js';
import { logPage } from './log/log.presenter.js';
import { timelinePage } from './timeline/timeline.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

const EIGHTEEN_WEEKS = [
  'referral.received > referral.assessed > referral.held',
  '5 weeks, 2 days with nothing',
  'referral.released > referral.assessed > referral.offered > message.delivered, 2 hours later',
  '1 day, 3 hours with nothing',
  'referral.acknowledged',
  '6 days, 20 hours with nothing',
  'referral.accepted > message.failed',
  '3 weeks with nothing',
  'referral.nudged',
  '8 weeks, 6 days with nothing',
  'referral.care-started > event.quarantined',
  '4 hours with nothing',
  'event.unquarantined',
];

describe('the flow', () => {
  const page = flowPage(
    {
      ...{ flow: aFlow, stages: someStages, ledger: aLedger, messages: undefined },
      consumers: { consumers: [], membersAsOf: '11:59:58' },
    },
    NOW,
  );

  it('says since when nobody is known to hear', () => {
    expect(page).toMatchObject({ nobody: [], membersAsOf: '11:59:58' });
  });

  it('counts what was heard, and says how long ago', () => {
    expect(page.counts).toEqual([
      { source: 'intake', type: 'referral.received', total: 128, lastHour: 6, last: '1 hour ago' },
      { source: 'eligibility', type: 'referral.assessed', total: 127, lastHour: 6, last: 'Never' },
    ]);
  });

  it('says where every referral is and since when the oldest', () => {
    expect(page.states).toEqual([
      { id: 'stage-intake', stage: 'Intake', state: 'No referral', count: '0', oldest: 'None' },
      { id: 'stage-criteria', stage: 'Criteria', state: 'No referral', count: '0', oldest: 'None' },
      { id: 'stage-route', stage: 'Route', state: 'No referral', count: '0', oldest: 'None' },
      {
        ...{ id: 'stage-hub', stage: 'Hub', state: 'Offered, not yet acknowledged' },
        ...{ count: '12', oldest: '2 days' },
      },
      { id: 'stage-outcome', stage: 'Outcome', state: 'Accepted', count: '29', oldest: '52 days' },
    ]);
  });

  it('names what is past its limit with who owes the next step', () => {
    expect(page.stuck[0]).toMatchObject({
      reference: 'WM-4K7Q-2N8D',
      owner: 'Perinatal Loss Pathway',
      clock: '1 day over',
    });
  });
});

describe('the timeline', () => {
  const page = timelinePage({ timeline: aTimeline, record: aDecisionRecord }, NOW);

  it('has everything in order, what one led to under it, and the silence between', () => {
    expect(page.groups.map(({ type, gap, led }) => [type, gap?.words, led.length])).toEqual([
      ['referral.received', undefined, 1],
      ['referral.acknowledged', '5 hours with nothing', 0],
    ]);
    expect(page.groups[0]?.led[0]).toMatchObject({
      ...{ type: 'referral.offered', causedBy: 'referral.received, number 1' },
    });
    expect(page.groups[1]).toMatchObject({
      gap: {
        between:
          'From 20 November 2026 at 10:02am, after referral.offered, to 20 November 2026 at 3:40pm, before referral.acknowledged, nothing was heard of this referral.',
      },
      late: 'heard 3 minutes later',
    });
  });

  it('tells eighteen weeks by what happened, with each silence in words', () => {
    const { groups } = timelinePage({ timeline: eighteenWeeks }, NOW);
    const told = groups.flatMap(({ gap, type, led }) => [
      ...(gap === undefined ? [] : [gap.words]),
      [type, ...led.map((one) => [one.type, one.later].filter(Boolean).join(', '))].join(' > '),
    ]);
    expect(told).toEqual(EIGHTEEN_WEEKS);
  });

  it('says what operators did to it by hand, oldest first, and who does not say', () => {
    const byHand = logPage(
      [{ service: 'routing', answer: anOperatorLog }, { service: 'intake' }],
      new Map(),
    );
    const shown = timelinePage({ timeline: aTimeline, byHand }, NOW);
    expect(shown.byHand.map(({ what, result }) => [what, result])).toEqual([
      ['Discarded a failed event', 'Done'],
      ['Replayed a failed event', 'Failed: the event failed again, and waits as before'],
      ['Began a replay of a group', 'Under way: 12 of 40 succeeded, 1 failed'],
    ]);
    expect(shown.silent).toEqual(['intake']);
    expect(page.byHand).toEqual([]);
  });

  it('never runs in a circle, and loses nothing where a cause is not known', () => {
    const [one, other, third] = aTimeline.entries as [TimelineEntry, TimelineEntry, TimelineEntry];
    const entries = [
      { ...one, causedBy: other.eventId },
      { ...other, causedBy: one.eventId },
      { ...third, causedBy: 'a1b2c3d4-0000-4000-8000-0000000000ff' },
    ];
    const { groups } = timelinePage({ timeline: { ...aTimeline, entries } }, NOW);
    expect(groups.map(({ eventId }) => eventId)).toEqual(entries.map(({ eventId }) => eventId));
  });

  it('says first that an event has failed, where one waits for an operator', () => {
    expect(page.needsAttention).toBe(false);
    expect(
      timelinePage({ timeline: { ...aTimeline, needsAttention: true } }, NOW).needsAttention,
    ).toBe(true);
  });

  it('says why it went where it went: what decided, the places, then the steps that were passed', () => {
    expect(page.decisions?.map(({ title }) => title)).toEqual([
      'Decided on 20 November 2026 at 10:02am',
      'Decided on 20 November 2026 at 10:02am',
    ]);
    expect(page.decisions?.[0]?.lines).toEqual([
      {
        what: 'A maternal mental health service whose criteria are met',
        became: 'Decided',
      },
      { what: 'Perinatal Loss Pathway', became: 'Taken' },
      { what: 'candp-ptls', became: 'Not taken: too early' },
      { what: 'An urgent call', became: 'Passed' },
    ]);
    expect(timelinePage({ timeline: aTimeline }, NOW).decisions).toBeUndefined();
  });

  it('says what is to come', () => {
    expect(page.toCome).toBe(
      '24 November 2026 at 5:00pm: Accept or decline is due from Perinatal Loss Pathway',
    );
    const late = new Date('2026-11-27T17:00:00.000Z');
    expect(timelinePage({ timeline: aTimeline }, late).toCome).toBe(
      'Accept or decline was due from Perinatal Loss Pathway by 24 November 2026 at 5:00pm, 3 days over',
    );
  });
});

describe('finding', () => {
  const [received, offered] = aTimeline.entries as [TimelineEntry, TimelineEntry];
  const marksOf = (found: object) =>
    timelinePage({ timeline: aTimeline, found }, NOW)
      .groups.flatMap((group) => [group, ...group.led])
      .map(({ id, found: mark }) => [id, mark]);

  it('marks the event on the timeline, and opens the page there', () => {
    const none = [undefined, undefined];
    const mark = ['found', 'What you searched for'];
    expect(marksOf({ event: offered.eventId })).toEqual([none, mark, none]);
    expect(marksOf({ trace: received.traceparent.slice(3, 35) })).toEqual([
      mark,
      [undefined, mark[1]],
      [undefined, mark[1]],
    ]);
    expect(marksOf({ event: ['x'], trace: '' })).toEqual([none, none, none]);
  });

  it('tells asking for nothing and finding nothing apart, and how long things are kept', () => {
    expect(findPage({})).toMatchObject({ nothing: [], found: [] });
    const { nothing } = findPage(
      { reference: 'WM-0000-0000' },
      { found: { referralIds: [], events: [] } },
    );
    expect(nothing[0]).toContain('No referral has this reference');
    expect(nothing[1]).toContain('removes none');
    const trace = findPage({ reference: 'a'.repeat(32) }, { found: { referralIds: [] } });
    expect(trace.nothing[0]).toContain('in the logs');
  });

  it('shows what led to each referral, and what is about none', () => {
    const { found } = findPage({ consumer: 'routing' }, { found: foundByConsumer });
    expect(found).toMatchObject([
      {
        name: 'WM-4K7Q-2N8D',
        href: `/operations/referrals/${aTimeline.referralId}`,
        events: [{ href: expect.stringMatching(/\?event=[0-9a-f-]{36}#found$/) }],
      },
      { name: 'cw-loss', events: [{ type: 'event.quarantined.v1' }] },
    ]);
    expect(found[1]).not.toHaveProperty('href');
    expect(found[1]?.events[0]).not.toHaveProperty('href');
  });

  it.each([
    [{}, 'reference'],
    [{ reference: 'Amara Example' }, 'reference'],
    [{ consumer: 'web' }, 'consumer'],
    [{ on: '2026-02-30' }, 'on'],
    [{ from: '10:00' }, 'on'],
    [{ on: '2026-11-22', from: '25:00' }, 'from'],
    [{ on: '2026-11-22', from: '10:00', to: '10:00' }, 'to'],
  ])('refuses %j at its field', (answers, field) => {
    expect(findProblems(answers).map((problem) => problem.field)).toEqual([field]);
  });

  it('asks for days and times in London', () => {
    expect(askedOf({ on: '2026-10-25' })).toEqual({
      from: '2026-10-24T23:00:00.000Z',
      to: '2026-10-26T00:00:00.000Z',
    });
    const answers = { reference: 'wm4k7q2n8d', on: '2026-07-01', from: '10:15', to: '1045' };
    expect(findProblems(answers)).toEqual([]);
    expect(askedOf(answers)).toEqual({
      reference: 'wm4k7q2n8d',
      from: '2026-07-01T09:15:00.000Z',
      to: '2026-07-01T09:45:00.000Z',
    });
  });
});
