import { describe, expect, it } from '@jest/globals';
import { AUDIENCES, catalogue, type WaymarkEvent } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { whoToTell, type Recipients } from './who-to-tell.js';

const to: Recipients = {
  senderOrganisation: 'demo-midwives',
  landingTeam: 'landing-qnq',
  selfReferral: false,
  stopped: false,
};
const event = (type: string, data: object = {}): WaymarkEvent => ({
  id: 'a1b2c3d4-0000-4000-8000-000000000001',
  type,
  source: 'routing',
  subject: '0b8f6f0e-0000-4000-8000-000000000001',
  time: '2026-11-22T10:00:00.000Z',
  sequence: 1,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  urgent: false,
  data,
});
const told = (message: WaymarkEvent, recipients = to): readonly string[] =>
  whoToTell(message, recipients).map((planned) => `${planned.audience}: ${planned.template}`);

describe('who is told', () => {
  it.each([
    {
      type: 'referral.received.v1',
      is: ['referrer: referrer-received', 'woman: woman-received'],
    },
    {
      type: 'referral.offered.v1',
      is: ['receiving-service: service-new', 'referrer: referrer-update'],
    },
    // The team that sent it no longer holds the person.
    { type: 'referral.acknowledged.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.question-asked.v1', is: ['referrer: referrer-question'] },
    { type: 'referral.accepted.v1', is: ['referrer: referrer-update', 'woman: woman-update'] },
    { type: 'referral.waitlisted.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.paused.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.resumed.v1', is: [] },
    { type: 'referral.care-started.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.appointment-booked.v1', is: [] },
    { type: 'referral.reopened.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.death-recorded.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.death-corrected.v1', is: ['referrer: referrer-update'] },
    { type: 'referral.worse-said.v1', is: ['referrer: referrer-update'] },
    { type: 'task.done.v1', is: [] },
    { type: 'referral.profiled.v1', is: [] },
  ])('of $type', ({ type, is }) => {
    expect(told(event(type, { serviceId: 'cw-loss' }))).toEqual(is);
  });

  it.each([
    { record: 'appointment', was: 'did-not-attend', now: 'attended', told: true },
    { record: 'appointment', was: 'attended', now: 'did-not-attend', told: true },
    { record: 'appointment', was: 'attended', now: 'cancelled-by-person', told: false },
    { record: 'contact', was: 'reached', now: 'not-made', told: false },
    { record: 'acceptance', was: 'accepted', now: 'acknowledged', told: true },
  ])(
    'of $record corrected from $was to $now: who sent it $told, and never the person',
    ({ record, was, now, told: isTold }) => {
      const data = { serviceId: 'cw-loss', record, was, is: now };
      const is = isTold ? ['referrer: referrer-update'] : [];
      expect(told(event('referral.record-corrected.v1', data))).toEqual(is);
    },
  );

  it.each([
    {
      data: { byOrganisation: 'cw-loss', teams: ['sheffield-light'] },
      is: ['referrer: referrer-update', 'receiving-service: service-update'],
    },
    { data: { teams: ['cw-loss'] }, is: ['receiving-service: service-update'] },
    { data: { teams: ['landing-t6y0w'] }, is: ['landing-team: service-update'] },
  ])('of another way to reach her, and she is not: $data', ({ data, is }) => {
    expect(told(event('referral.contact-changed.v1', data))).toEqual(is);
  });

  it.each([
    { data: { toServiceId: 'sheffield-light' }, is: [] },
    { data: { toKind: 'crisis' }, is: ['referrer: referrer-update'] },
  ])('of a step $data', ({ data, is }) => {
    expect(told(event('referral.stepped.v1', data))).toEqual(is);
  });

  it.each([
    { what: 'reconfirm', owner: 'demo-midwives', is: ['referrer: referrer-action'] },
    { what: 'reconfirm', owner: 'landing-qnq', is: ['landing-team: service-action'] },
    { what: 'decide', owner: 'cw-loss', is: [] },
  ])('that the day has come to $what is told to $owner: $is', ({ what, owner, is }) => {
    const due = event('clock.due-soon.v1', { nextStep: { what, owner } });
    expect(told(due)).toEqual(is);
    const beside = { what: 'reconfirm', owner };
    expect(told(event('clock.due-soon.v1', { nextStep: { what, owner }, beside }))).toEqual([]);
  });

  it.each(['referral.closed.v1', 'referral.death-recorded.v1', 'referral.death-corrected.v1'])(
    'of %s every team that worked with the person is told, before it gets in touch',
    (type) => {
      const planned = whoToTell(event(type, { teams: ['cw-loss', 'sheffield-light'] }), to);
      expect(planned).toEqual([
        { audience: 'referrer', template: 'referrer-update' },
        { audience: 'receiving-service', template: 'service-update', organisation: 'cw-loss' },
        {
          audience: 'receiving-service',
          template: 'service-update',
          organisation: 'sheffield-light',
        },
      ]);
    },
  );

  it('who refers themselves is told of nothing as a referrer, and no message goes to a GP', () => {
    const types = ['referral.declined.v1', 'referral.closed.v1', 'referral.death-recorded.v1'];
    const self = { ...to, selfReferral: true };
    expect(types.flatMap((type) => told(event(type), self))).toEqual([]);
    expect(AUDIENCES).toEqual(['receiving-service', 'referrer', 'woman', 'landing-team']);
  });

  it('of a review after “they are worse” whoever said so is told', () => {
    expect(told(event('task.done.v1', { what: 'review-worse' }))).toEqual([
      'referrer: referrer-update',
    ]);
  });

  it('of a place that cannot take over the referrer is told, of one alongside nobody', () => {
    expect(told(event('referral.declined.v1', { as: 'hand-over' }))).toHaveLength(1);
    expect(told(event('referral.declined.v1', { as: 'alongside' }))).toEqual([]);
  });

  it.each([
    { outcome: 'did-not-attend', is: ['referrer: referrer-update'] },
    { outcome: 'attended', is: [] },
  ])('of an appointment, $outcome', ({ outcome, is }) => {
    expect(told(event('referral.appointment-recorded.v1', { outcome }))).toEqual(is);
  });

  it.each(['referral.acknowledged.v1', 'referral.accepted.v1', 'referral.care-started.v1'])(
    'nobody is told of %s alongside as if the lead had',
    (type) => {
      expect(told(event(type, { as: 'alongside' }))).toEqual([]);
    },
  );

  it('an offer goes to the mailbox of the service it was made to', () => {
    expect(whoToTell(event('referral.offered.v1', { serviceId: 'cw-loss' }), to)[0]).toEqual({
      audience: 'receiving-service',
      template: 'service-new',
      organisation: 'cw-loss',
    });
  });

  it.each([
    { owner: 'demo-midwives', is: 'referrer: referrer-action' },
    { owner: 'landing-qnq', is: 'landing-team: service-action' },
    { owner: 'cw-loss', is: 'receiving-service: service-action' },
  ])('a task owed by $owner tells $is', ({ owner, is }) => {
    expect(told(event('task.opened.v1', { nextStep: { owner } }))).toEqual([is]);
  });

  it.each([
    { owner: 'demo-midwives', is: 'referrer: referrer-asked' },
    { owner: 'landing-qnq', is: 'landing-team: service-asked' },
    { owner: 'cw-loss', is: 'receiving-service: service-asked' },
  ])('where an operator asks $owner to look, it tells $is and nobody else', ({ owner, is }) => {
    expect(told(event('referral.nudged.v1', { asked: owner, nextStep: { owner } }))).toEqual([is]);
  });

  it('a task beside the step goes to whoever owes the task', () => {
    const data = { nextStep: { owner: 'cw-loss' }, beside: { owner: 'landing-qnq' } };

    expect(told(event('task.opened.v1', data))).toEqual(['landing-team: service-action']);
  });

  it.each(catalogue)('once messages are stopped, $type tells the woman nothing', (definition) => {
    const about = anEvent(definition);
    const others = told(about).filter((message) => !message.startsWith('woman:'));

    expect(told(about, { ...to, stopped: true })).toEqual(others);
  });

  it('a self-referral has no referrer to tell', () => {
    expect(told(event('referral.accepted.v1'), { ...to, selfReferral: true })).toEqual([
      'woman: woman-update',
    ]);
  });
});
