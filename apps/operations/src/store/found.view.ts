import { Injectable } from '@nestjs/common';
import {
  catalogue,
  FOUND_EVENTS,
  SERVICES,
  type FailingConsumer,
  type FoundEvent,
  type FoundReferrals,
  type Sought,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { isUUID } from 'class-validator';

/** What is looked for; each part that is there narrows it. */
export interface Looking {
  readonly sought?: Sought;
  /** Where an event failed. */
  readonly consumer?: FailingConsumer;
  /** When it was heard: from the first instant, before the second. */
  readonly heard?: { readonly from: string; readonly to: string };
}

interface EventRow {
  readonly event_id: string;
  readonly subject: string;
  readonly type: string;
  readonly source: FoundEvent['source'];
  readonly at: Date;
  readonly words: string;
}

type Condition = readonly [sql: string, ...values: unknown[]];

const MOST_REFERRALS = 50;
const FAILED_TYPES = ['event.quarantined.v1', 'event.unquarantined.v1'];

/** From what an operator has to the referrals that it is about. Every way goes through an index. */
@Injectable()
export class FoundView {
  async find(tx: Transaction, looking: Looking): Promise<FoundReferrals> {
    const { sought } = looking;
    const itself = await this.referral(tx, sought);
    const narrowed = looking.consumer !== undefined || looking.heard !== undefined;
    if (itself !== undefined && !narrowed) return { referralIds: [itself] };
    if (itself === undefined && sought?.by === 'reference') return { referralIds: [] };
    return this.events(tx, conditionsOf(looking, itself));
  }

  /** The referral that has the reference or the id; also one of which more is known than that it was received. */
  private async referral(tx: Transaction, sought: Sought | undefined): Promise<string | undefined> {
    if (sought === undefined || sought.by === 'trace') return undefined;
    const [row] =
      sought.by === 'reference'
        ? await tx.query<{ id: string }>(BY_REFERENCE, [sought.reference])
        : await tx.query<{ id: string }>(BY_ID, [sought.id]);
    return row?.id;
  }

  private async events(tx: Transaction, conditions: readonly Condition[]): Promise<FoundReferrals> {
    const { where, values } = joined(conditions);
    const rows = await tx.query<EventRow>(
      `SELECT event_id, subject, type, source, at, words FROM timeline
        WHERE ${where} ORDER BY heard_at DESC, at DESC LIMIT ${String(FOUND_EVENTS)}`,
      values,
    );
    const subjects = [...new Set(rows.map(({ subject }) => subject))].filter((id) => isUUID(id));
    const known = await tx.query<{ id: string; reference: string }>(REFERENCES, [subjects]);
    const references = new Map(known.map(({ id, reference }) => [id, reference]));
    return {
      referralIds: subjects.slice(0, MOST_REFERRALS),
      events: rows.map((row) => asFound(row, references.get(row.subject))),
    };
  }
}

const BY_REFERENCE = 'SELECT referral_id AS id FROM ledger WHERE reference = $1';
const BY_ID = `
SELECT $1::text AS id WHERE EXISTS (SELECT FROM ledger WHERE referral_id = $1::uuid)
   OR EXISTS (SELECT FROM timeline WHERE subject = $1)`;
const REFERENCES = `
SELECT referral_id AS id, reference FROM ledger WHERE referral_id = ANY ($1::uuid[])`;

function conditionsOf(
  { sought, consumer, heard }: Looking,
  referralId: string | undefined,
): readonly Condition[] {
  const given: Condition[] = [];
  if (referralId !== undefined) given.push(['subject = ?', referralId]);
  else if (sought?.by === 'id') given.push(['event_id = ?', sought.id]);
  if (sought?.by === 'trace') {
    // In the words of the index; the sign after the dash is the dot.
    const within = `traceparent COLLATE "C" >= ? AND traceparent COLLATE "C" < ?`;
    given.push([within, `00-${sought.trace}-`, `00-${sought.trace}.`]);
  }
  if (consumer !== undefined) given.push(['source = ? AND type = ANY (?)', consumer, FAILED_TYPES]);
  if (heard !== undefined) given.push(['heard_at >= ? AND heard_at < ?', heard.from, heard.to]);
  // The index that knows when has who and what before it.
  if (sought === undefined && consumer === undefined)
    given.push([
      'source = ANY (?) AND type = ANY (?)',
      SERVICES,
      catalogue.map(({ type }) => type),
    ]);
  return given;
}

function joined(conditions: readonly Condition[]): {
  readonly where: string;
  readonly values: readonly unknown[];
} {
  let nth = 0;
  const where = conditions
    .map(([sql]) => sql.replaceAll('?', () => `$${String((nth += 1))}`))
    .join(' AND ');
  return { where, values: conditions.flatMap(([, ...values]) => values) };
}

const asFound = (row: EventRow, reference: string | undefined): FoundEvent => ({
  eventId: row.event_id,
  subject: row.subject,
  ...(reference !== undefined && { reference }),
  type: row.type,
  source: row.source,
  at: row.at.toISOString(),
  words: row.words,
});
