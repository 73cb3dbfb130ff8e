import type { ServiceName, Timeline, TimelineEntry } from '@waymark/contracts';
import { aTimeline } from './placing-examples.fixture.js';

const idOf = (number: number): string =>
  `a1b2c3d4-0000-4000-8000-${String(number).padStart(12, '0')}`;

interface Said {
  readonly type: string;
  readonly at: string;
  /** Number of the entry that caused it; without, it began a trace of its own. */
  readonly after?: number;
}

const SOURCES: readonly (readonly [RegExp, ServiceName])[] = [
  [/^referral\.received/, 'intake'],
  [/^referral\.assessed/, 'eligibility'],
  [/^message\./, 'notification'],
];

function entryOf({ type, at, after }: Said, number: number): TimelineEntry {
  const trace = String(after ?? number).padStart(32, 'a');
  return {
    eventId: idOf(number),
    type,
    source: SOURCES.find(([types]) => types.test(type))?.[1] ?? 'routing',
    sequence: number,
    at,
    heardAt: at,
    ...(after !== undefined && { causedBy: idOf(after) }),
    traceparent: `00-${trace}-b7ad6b7169203331-01`,
    words: 'One sentence from codes and dates.',
  };
}

const SAID: readonly Said[] = [
  { type: 'referral.received', at: '2026-07-20T09:14:03.000Z' },
  { type: 'referral.assessed', at: '2026-07-20T09:14:04.000Z', after: 1 },
  { type: 'referral.held', at: '2026-07-20T09:14:05.000Z', after: 2 },
  { type: 'referral.released', at: '2026-08-26T23:00:10.000Z' },
  { type: 'referral.assessed', at: '2026-08-26T23:00:11.000Z', after: 4 },
  { type: 'referral.offered', at: '2026-08-26T23:00:12.000Z', after: 5 },
  { type: 'message.delivered', at: '2026-08-27T01:10:30.000Z', after: 6 },
  { type: 'referral.acknowledged', at: '2026-08-28T04:40:00.000Z' },
  { type: 'referral.accepted', at: '2026-09-04T01:20:00.000Z' },
  { type: 'message.failed', at: '2026-09-04T01:20:09.000Z', after: 9 },
  { type: 'referral.nudged', at: '2026-09-25T08:05:00.000Z' },
  { type: 'referral.care-started', at: '2026-11-26T10:00:00.000Z' },
  { type: 'event.quarantined', at: '2026-11-26T10:00:03.000Z', after: 12 },
  { type: 'event.unquarantined', at: '2026-11-26T14:30:00.000Z' },
];

/** Too early at first, held for five weeks, then placed; something waited to be mended at the end. */
export const eighteenWeeks: Timeline = {
  ...aTimeline,
  entries: SAID.map((said, index) => entryOf(said, index + 1)),
};
