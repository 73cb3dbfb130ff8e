import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralAssessed, referralReceived, type WaymarkEvent } from '@waymark/contracts';
import { MessagingParts } from '@waymark/messaging';
import { anEvent } from '@waymark/testing';
import { aRouting, type ARouting, type Told } from '../a-routing.fixture.js';
import { aReferral } from '../domain/placement.fixture.js';
import { candidatesOf, judgementOf, plain, theDirectory } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
/** Ways a referral can go: offered, held, asked, with nobody to take her, urgent, by herself. */
const WAYS: readonly Told[] = [
  { judged: [[HUB, 'birth-trauma', 'eligible']] },
  { judged: [[HUB, 'birth-trauma', 'not-yet', { until: '2027-01-10' }]] },
  { judged: [[HUB, 'birth-trauma', 'not-eligible']] },
  { judged: [] },
  { judged: [[HUB, 'birth-trauma', 'eligible']], self: true },
  {
    judged: [[HUB, 'birth-trauma', 'eligible']],
    safety: { signs: ['suicidal-plan'], urgency: 'call-now', signsAsked: true },
  },
];
const EACH = 4;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('many-at-once');
});
afterAll(() => routing.close());

/** What intake and eligibility say of a referral that goes this way. */
function saidOf(
  { self = false, judged = [], ...woman }: Told,
  linkedTo: readonly string[] = [],
): readonly WaymarkEvent[] {
  const referralId = randomUUID();
  const letters = referralId.toUpperCase();
  const reference = `WM-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
  const receivedAt = routing.clock.now().toISOString();
  const data = { ...plain(aReferral(woman, self)), referralId, reference, receivedAt, linkedTo };
  const candidates = candidatesOf(theDirectory(), judged);
  const judgements = judged.map(judgementOf);
  return [
    anEvent(referralReceived, { subject: referralId, data }),
    anEvent(referralAssessed, {
      subject: referralId,
      data: {
        referralId,
        assessmentId: randomUUID(),
        factsVersion: 1,
        judgedOn: routing.clock.today(),
        candidates,
        judgements,
      },
    }),
  ];
}

async function hear(events: readonly WaymarkEvent[]): Promise<void> {
  const { runners } = routing.app.get(MessagingParts, { strict: false });
  const records = events.map((event, nth) => ({
    topic: `waymark.${event.source}`,
    partition: 0,
    offset: String(nth),
    key: Buffer.from(event.subject),
    value: Buffer.from(JSON.stringify(event.data)),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: `/waymark/${event.source}`,
      ce_subject: event.subject,
      ce_time: event.time,
      ce_sequence: String(event.sequence),
      traceparent: event.traceparent,
    },
  }));
  const outcome = await runners.normal.handle({ topic: 'waymark.intake', partition: 0, records });
  expect(outcome).toEqual({ lastDone: String(events.length - 1) });
}

/** Everything kept and said of a referral, without what is made anew for each. */
async function keptOf(referralId: string): Promise<unknown> {
  const of = (sql: string): Promise<object[]> => routing.query<object>(sql, [referralId]);
  const kept = {
    placement: await of('SELECT * FROM placement WHERE referral_id = $1'),
    alongside: await of(
      'SELECT * FROM placement_alongside WHERE referral_id = $1 ORDER BY service_id',
    ),
    tasks: await of('SELECT * FROM placement_task WHERE referral_id = $1 ORDER BY owner'),
    steps: await of(
      'SELECT version, what, by_organisation, because, considered FROM placement_step WHERE referral_id = $1 ORDER BY id',
    ),
    access: await of(
      'SELECT organisation, as_kind, from_at, until_at FROM referral_access WHERE referral_id = $1 ORDER BY id',
    ),
    judged: await of('SELECT count(*) FROM placement_assessment WHERE referral_id = $1'),
    said: await of(
      'SELECT sequence, type, urgent, data FROM outbox WHERE subject = $1::text ORDER BY id',
    ),
  };
  const text = JSON.stringify(kept)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'an id')
    .replaceAll(/WM-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'a reference');
  return JSON.parse(text) as unknown;
}

describe('referrals heard in one transaction', () => {
  it('leave exactly what each leaves when it is heard alone', async () => {
    const alone = WAYS.map((way) => saidOf(way));
    for (const events of alone) for (const event of events) await hear([event]);
    const together = WAYS.flatMap((way) => Array.from({ length: EACH }, () => saidOf(way)));
    await hear(together.flat());

    const ids = together.map(([first]) => first?.subject);
    const transactions = await routing.query(
      'SELECT DISTINCT xmin FROM placement WHERE referral_id = ANY ($1)',
      [ids],
    );
    expect(transactions).toHaveLength(1);

    for (const [nth, events] of together.entries()) {
      const kept = await keptOf(events[0]?.subject ?? '');
      expect(kept).toEqual(await keptOf(alone[Math.floor(nth / EACH)]?.[0]?.subject ?? ''));
      expect(kept).toMatchObject({ steps: { length: 2 }, judged: [{ count: 1 }] });
    }
  });

  it('of one person have one lead holder, however many of them are heard at once', async () => {
    const eligible: Told = { judged: [[HUB, 'birth-trauma', 'eligible']] };
    const pairs = Array.from({ length: 6 }, () => {
      const first = saidOf(eligible);
      return [first, saidOf(eligible, [first[0]?.subject ?? ''])] as const;
    });
    // All are received before any is judged, so that both of a pair are judged side by side.
    const all = pairs.flat();
    await hear(
      [...all.map(([received]) => received), ...all.map(([, judged]) => judged)].flatMap(
        (e) => e ?? [],
      ),
    );

    for (const pair of pairs) {
      const ids = pair.map(([received]) => received?.subject);
      const states = await routing.query<{ state: string }>(
        'SELECT state FROM placement WHERE referral_id = ANY ($1) ORDER BY state',
        [ids],
      );
      expect(states).toEqual([{ state: 'goes-with' }, { state: 'offered' }]);
    }
  });
});
