import { describe, expect, it } from '@jest/globals';
import type { WaymarkEvent } from '@waymark/contracts';
import { causeOf, commandCause } from './cause-of.js';

const assessed: WaymarkEvent = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'referral.assessed.v1',
  source: 'eligibility',
  subject: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  time: '2026-11-22T22:30:00.000Z',
  sequence: 3,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  urgent: false,
  causationid: '01890a5d-ac96-774b-bcce-b302099a8056',
  causesource: 'intake',
  causesequence: 2,
  data: {},
};

describe('the cause of what follows an event', () => {
  it('is the event, and what came before it is carried on', () => {
    expect(causeOf(assessed)).toMatchObject({
      source: 'eligibility',
      sequence: 3,
      after: { intake: 2 },
    });
  });

  it('names the furthest of what came before, however long the chain', () => {
    const after = { intake: 5, routing: 1 };
    expect(causeOf({ ...assessed, after }).after).toEqual({ intake: 5, routing: 1 });
    expect(causeOf({ ...assessed, after: { intake: 1 } }).after).toEqual({ intake: 2 });
  });

  it('has nothing before it where the event had no cause', () => {
    const { causesource: _source, causesequence: _sequence, ...first } = assessed;
    expect(causeOf(first).after).toBeUndefined();
  });
});

describe('the cause of what follows a command', () => {
  const command = {
    id: assessed.id,
    subject: assessed.subject,
    traceparent: assessed.traceparent,
    urgent: true,
  };

  it('is the command alone, or with the event in whose consequence it is done', () => {
    expect(commandCause(command)).toEqual(command);
    expect(commandCause({ ...command, source: 'intake', sequence: 1 })).toEqual({
      ...command,
      source: 'intake',
      sequence: 1,
    });
  });
});
