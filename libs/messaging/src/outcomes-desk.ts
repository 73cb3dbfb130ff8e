import type { EventOutcome, OutcomeResult, Outcomes } from '@waymark/contracts';
import type { EventHandlers } from './event-handlers.js';
import type { Transactions } from './transactions.js';

interface Row {
  readonly event_id: string;
  readonly claimed_at: Date | null;
  readonly waits_for: 'earlier' | 'cause' | null;
  readonly is_discarded: boolean | null;
  readonly parked_at: Date | null;
  readonly state: 'waiting' | 'replayed' | 'discarded' | 'redelivered' | null;
  readonly attempts: number | null;
  readonly quarantined_at: Date | null;
  readonly settled_at: Date | null;
}

/** What became here of events that somebody else knows of: ids, states and times, and nothing of what they say. */
export class OutcomesDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly handlers: EventHandlers,
  ) {}

  async of(eventIds: readonly string[]): Promise<Outcomes> {
    const rows = await this.transactions.run((tx) => tx.query<Row>(READ, [eventIds]));
    return { hears: [...this.handlers.keys()].sort(), outcomes: rows.map(outcomeOf) };
  }
}

function outcomeOf(row: Row): EventOutcome {
  const { event_id: eventId, attempts } = row;
  const [result, at] = standsOf(row);
  return {
    eventId,
    result,
    at: at.toISOString(),
    ...(attempts !== null && attempts > 0 && { attempts }),
  };
}

// What waits is claimed as well, and what failed once may have been applied since: the last word comes first.
function standsOf(row: Row): readonly [OutcomeResult, Date] {
  const { claimed_at: claimed, waits_for: waits, parked_at: parked, state } = row;
  const quarantined = row.quarantined_at ?? claimed ?? NEVER;
  if (waits !== null) {
    return [row.is_discarded === true ? 'discarded' : `waits-for-${waits}`, parked ?? NEVER];
  }
  if (state === null) return ['applied', claimed ?? NEVER];
  return state === 'waiting'
    ? ['quarantined', quarantined]
    : [state, row.settled_at ?? quarantined];
}

const NEVER = new Date(0);

const READ = {
  name: 'outcomes of events',
  text: `
SELECT asked.event_id, inbox.claimed_at, parked.waits_for, parked.discarded AS is_discarded, parked.parked_at,
       failed.state, failed.attempts, failed.quarantined_at, failed.settled_at
  FROM unnest($1::uuid[]) AS asked(event_id)
  LEFT JOIN inbox ON inbox.event_id = asked.event_id
  LEFT JOIN parked ON parked.event_id = asked.event_id
  LEFT JOIN LATERAL (
    SELECT state, attempts, quarantined_at, settled_at FROM quarantine
     WHERE quarantine.event_id = asked.event_id ORDER BY quarantined_at DESC, id DESC LIMIT 1) AS failed ON true
 WHERE inbox.event_id IS NOT NULL OR parked.event_id IS NOT NULL OR failed.state IS NOT NULL`,
};
