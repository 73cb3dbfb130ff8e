import { describe, expect, it } from '@jest/globals';
import type { OutcomeResult, Outcomes, TimelineEntry } from '@waymark/contracts';
import { aTimeline } from '../../../testing/placing-examples.fixture.js';
import { askedFor, outcomesOf, type KnownOutcomes } from './outcomes.js';

const [first] = aTimeline.entries;
if (first === undefined) throw new Error('the timeline has entries');
const entry: TimelineEntry = { ...first, type: 'referral.received.v1', source: 'intake' };
const AT = '2026-11-20T10:02:11.400Z';
const asked = new Set([entry.eventId]);

const answer = (result: OutcomeResult, attempts?: number): Outcomes => ({
  hears: ['referral.received.v1'],
  outcomes: [
    { eventId: entry.eventId, result, at: AT, ...(attempts !== undefined && { attempts }) },
  ],
});
const of = (answers: KnownOutcomes) => outcomesOf(entry, answers, asked);

describe('what became of an event', () => {
  it.each<{ result: OutcomeResult; attempts?: number; words: string; amiss?: string }>([
    { result: 'applied', words: 'applied' },
    {
      result: 'replayed',
      attempts: 5,
      words: 'applied when an operator replayed it, after 5 attempts',
    },
    { result: 'redelivered', attempts: 1, words: 'applied when it came again, after 1 attempt' },
    { result: 'waits-for-earlier', words: 'waits for an earlier event', amiss: 'Waits in routing' },
    { result: 'waits-for-cause', words: 'waits for what caused it', amiss: 'Waits in routing' },
    {
      result: 'quarantined',
      attempts: 5,
      words: 'failed, and waits for an operator, after 5 attempts',
      amiss: 'Failed in routing',
    },
    { result: 'discarded', words: 'put aside by an operator', amiss: 'Put aside in routing' },
  ])('$result: $words, shown at once: $amiss', ({ result, attempts, words, amiss }) => {
    const became = [{ service: 'routing', words: `${words}, 20 November 2026 at 10:02am` }];
    expect(of([{ service: 'routing', answer: answer(result, attempts) }])).toEqual({
      became,
      ...(amiss !== undefined && { amiss: [amiss] }),
    });
  });

  it('is told of every service that hears it, and of a silent one that nobody knows', () => {
    const none = { hears: ['referral.received.v1'], outcomes: [] };
    const other = { hears: ['criteria.published.v1'], outcomes: [] };
    expect(
      of([
        // Who said it does not hear it.
        { service: 'intake', answer: none },
        { service: 'eligibility', answer: none },
        { service: 'routing' },
        { service: 'notification', answer: other },
      ]),
    ).toEqual({
      became: [
        { service: 'eligibility', words: 'not heard yet, or no longer kept there' },
        { service: 'routing', words: 'not known: no answer from there' },
      ],
    });
  });

  it('is not claimed where nobody was asked', () => {
    expect(of([])).toEqual({});
    expect(outcomesOf(entry, [{ service: 'routing' }], new Set())).toEqual({});
  });

  it('is asked for of the newest', () => {
    const many = Array.from({ length: 201 }, (_, at) => ({ ...entry, eventId: String(at) }));
    expect(askedFor(many)).toHaveLength(200);
    expect(askedFor(many)[0]).toBe('1');
  });
});
