import { describe, expect, it } from '@jest/globals';
import { aFlow, aLedger, aTimeline } from '../../testing/placing-examples.fixture.js';
import { aDecisionRecord, someStages } from '../../testing/watching-examples.fixture.js';
import { findPage } from './find/find.presenter.js';
import { flowPage } from './flow/flow.presenter.js';
import { timelinePage } from './timeline/timeline.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

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
  const page = timelinePage(aTimeline, aDecisionRecord, NOW);

  it('has everything in order, with the silence between', () => {
    expect(page.entries.map(({ type, gap }) => [type, gap])).toEqual([
      ['referral.received', undefined],
      ['referral.offered', undefined],
      ['referral.acknowledged', '5 hours with nothing'],
    ]);
  });

  it('says what caused what, and what was heard late', () => {
    expect(page.entries[1]?.causedBy).toBe('referral.received, number 1');
    expect(page.entries[2]?.late).toBe('heard 3 minutes later');
  });

  it('says first that an event has failed, where one waits for an operator', () => {
    expect(page.needsAttention).toBe(false);
    expect(
      timelinePage({ ...aTimeline, needsAttention: true }, undefined, NOW).needsAttention,
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
    expect(timelinePage(aTimeline, undefined, NOW).decisions).toBeUndefined();
  });

  it('says what is to come', () => {
    expect(page.toCome).toBe(
      '24 November 2026 at 5:00pm: Accept or decline is due from Perinatal Loss Pathway',
    );
  });
});

describe('finding', () => {
  it('tells asking for nothing and finding nothing apart', () => {
    expect(findPage()).toMatchObject({ asked: false, found: [] });
    expect(findPage('WM-0000-0000')).toMatchObject({ asked: true, found: [] });
  });
});
