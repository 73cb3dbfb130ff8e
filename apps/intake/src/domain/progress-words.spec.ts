import { describe, expect, it } from '@jest/globals';
import type { PlacementChange } from '@waymark/contracts';
import * as progress from './progress-words.js';

const change = {
  referralId: 'r',
  version: 2,
  holder: { organisation: 'hub', kind: 'mmhs-hub', name: 'Eastham hub' },
  nextStep: {
    what: 'acknowledge',
    owner: 'hub',
    ownerName: 'Eastham hub',
    because: 'It was offered.',
    dueAt: '2027-06-30T23:30:00.000Z',
  },
  because: 'Her home is in Eastham.',
  advice: [],
} as const satisfies PlacementChange;

describe('progress, in plain words', () => {
  it('says what happened, why, and who does what by which London day', () => {
    expect(progress.offered(change, 'Eastham hub')).toEqual({
      state: 'Offered to Eastham hub',
      words:
        'Offered to Eastham hub. Her home is in Eastham. ' +
        'Eastham hub will confirm that it has arrived by 1 July 2027.',
    });
  });

  it('does not move where support alongside is offered', () => {
    expect(progress.offeredAlongside(change, 'Link work').state).toBeUndefined();
  });

  it('says until when it waits', () => {
    expect(progress.held(change, '2027-03-03').state).toBe('Waiting until 3 March 2027');
  });

  it('says where it is while it waits, pauses and goes on', () => {
    expect(progress.waitlisted(change, '2027-03-03').state).toBe(
      'On the waiting list of Eastham hub',
    );
    expect(progress.paused(change, '2027-03-03').words).toMatch(/^Paused until 3 March 2027\./);
    expect(progress.resumed(change).state).toBe('With Eastham hub');
    expect(progress.careStarted(change).state).toBe('In care with Eastham hub');
  });

  it('does not move for an appointment, and never ends by one that was missed', () => {
    expect(progress.appointmentBooked(change, false).words).toMatch(/interpreter/);
    const missed = progress.appointmentRecorded(change, 'did-not-attend');
    expect(missed.state).toBeUndefined();
    expect(missed.words).toMatch(/not yet reached/);
  });

  it.each([
    { record: 'appointment', state: undefined },
    { record: 'contact', state: undefined },
    { record: 'acceptance', state: 'With Eastham hub' },
  ] as const)('says that a record of $record was a mistake: $state', ({ record, state }) => {
    const told = progress.recordCorrected({ ...change, record });
    expect(told.state).toBe(state);
    expect(told.words).toMatch(/mistake.+Her home is in Eastham\. Eastham hub will confirm/);
  });

  it('does not move while somebody is asked to take over', () => {
    expect(progress.askedToTakeOver(change, 'Westham hub').state).toBeUndefined();
    expect(progress.stepped(change, 'down').state).toBeUndefined();
  });

  it('says that worse is looked at the same day, and moves nothing', () => {
    expect(progress.worseSaid(change).words).toMatch(/looked at the same day/);
    expect(progress.worseSaid(change).state).toBeUndefined();
  });

  it('says a decline about the service, never about her', () => {
    const { words } = progress.declined(change, 'not-eligible');
    expect(words).toMatch(/^This service cannot help/);
    expect(words).not.toMatch(/\bshe\b/i);
  });

  it('ends with an outcome', () => {
    const { words, state } = progress.closed({ because: 'Recorded.' }, 'care-given');
    expect(state).toBe('Closed: care was given');
    expect(words).toBe('Closed: care was given. Recorded.');
  });

  it('never grows beyond what an answer may hold', () => {
    const long = { ...change, because: 'x'.repeat(500) };
    expect(progress.taskOpened(long).words).toHaveLength(500);
  });
});
