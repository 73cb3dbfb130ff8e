import type { QuarantineEntryState, QuarantineReason } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import type { Connections } from './connections.js';
import { inspect, type Inspection } from './quarantine-inspection.js';
import type { RecordReader } from './record-reader.js';
import type { StoredRecord } from './stored-record.js';
import type { Transactions } from './transactions.js';

/** An entry as an operator sees it: what and where, not the bytes. */
export interface QuarantineEntry {
  readonly id: string;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly producer: string | null;
  readonly subject: string | null;
  readonly sequence: number | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: QuarantineReason;
  readonly error_class: string;
  readonly error_detail: string;
  readonly attempts: number;
  readonly quarantined_at: Date;
  readonly group_key: string;
}

/** Entries that are the same trouble. */
export interface QuarantineGroupRow extends Pick<
  QuarantineEntry,
  'group_key' | 'type' | 'producer' | 'reason' | 'error_class' | 'error_detail'
> {
  readonly entries: number;
  readonly subjects: number;
  readonly oldest: Date;
  readonly newest: Date;
  readonly example: string;
  readonly settled_before: Date | null;
  readonly assignee: string | null;
  readonly archived_at: Date | null;
}

interface InspectedRow extends QuarantineEntry, StoredRecord {
  readonly state: QuarantineEntryState;
  readonly waiting_behind: number;
  readonly settled_at: Date | null;
  readonly settled_by: string | null;
  readonly settled_reason: string | null;
  readonly copy_id: string | null;
}

/** One entry as it is looked at, whether it waits still or not. */
export interface InspectedEntry extends Omit<InspectedRow, 'headers'>, Inspection {}

const SHOWN = 200;
const GROUPS_SHOWN = 200;

/** What is in quarantine, for whoever is to deal with it. */
export class QuarantineView {
  constructor(
    private readonly connections: Connections,
    private readonly transactions: Transactions,
    private readonly reader: RecordReader,
  ) {}

  /** Those that wait, of one group where it is named; oldest first. */
  waiting(group?: string): Promise<QuarantineEntry[]> {
    return this.connections.query<QuarantineEntry>(WAITING, [SHOWN, group ?? null]);
  }

  /** What waits, by what is wrong with it; the largest first. */
  groups(): Promise<QuarantineGroupRow[]> {
    return this.connections.query<QuarantineGroupRow>(GROUPS, [GROUPS_SHOWN]);
  }

  /** What one holds; that somebody has looked is committed before it is answered. */
  inspect(id: string, by: string): Promise<InspectedEntry> {
    return this.transactions.run(async (tx) => {
      const [row] = await tx.query<InspectedRow>(INSPECT, [id]);
      if (row === undefined) throw ProblemError.notFound('quarantined event');
      tx.audit({ action: 'failed-event.read', subject: row.subject ?? id, by });
      return { ...row, ...inspect(row, this.reader) };
    });
  }
}

const WAITING = {
  name: 'quarantine waiting',
  text: `
SELECT id, event_id, type, producer, subject, sequence, topic, partition, "offset",
  reason, error_class, error_detail, attempts, quarantined_at, group_key
FROM quarantine WHERE state = 'waiting' AND ($2::text IS NULL OR group_key = $2)
ORDER BY quarantined_at LIMIT $1`,
};

const GROUPS = {
  name: 'quarantine groups',
  text: `
SELECT waiting.*, assignee, archived_at,
  (SELECT max(settled_at) FROM quarantine AS settled WHERE settled.group_key = waiting.group_key
    AND settled.state IN ('replayed', 'discarded') AND settled.settled_at < waiting.oldest) AS settled_before
FROM (
SELECT group_key, count(*)::int AS entries, count(DISTINCT subject)::int AS subjects,
  min(quarantined_at) AS oldest, max(quarantined_at) AS newest, min(id::text) AS example,
  min(type) AS type, min(producer) AS producer, min(reason) AS reason,
  min(error_class) AS error_class, min(error_detail) AS error_detail
FROM quarantine WHERE state = 'waiting' GROUP BY group_key ORDER BY entries DESC, group_key LIMIT $1
) AS waiting LEFT JOIN quarantine_care USING (group_key) ORDER BY entries DESC, group_key`,
};

const INSPECT = {
  name: 'quarantine inspect',
  text: `
SELECT quarantine.id, quarantine.event_id, type, producer, subject, sequence, topic, partition, "offset", key,
  quarantine.headers, quarantine.value, quarantine.reason, error_class, error_detail, attempts, quarantined_at,
  group_key, state, settled_at, settled_by, settled_reason, copy.event_id AS copy_id,
  (SELECT count(*)::int FROM parked WHERE parked.subject = quarantine.subject
    AND parked.producer = quarantine.producer) AS waiting_behind
FROM quarantine LEFT JOIN quarantine_copy AS copy ON copy.quarantine_id = quarantine.id
WHERE quarantine.id = $1::uuid`,
};
