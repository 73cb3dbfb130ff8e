import type { After, NextEvent, ServiceName } from '@waymark/contracts';
import { withinTrace } from '@waymark/platform';
import { bucketOf } from './bucket.js';
import type { Connection } from './connections.js';
import { ContractBroken, checkStrictly } from './event-data.js';
import { LANES, type Lane } from './topics.js';
import { uuidV7 } from './uuid-v7.js';

const LARGEST_DATA_BYTES = 262_144;
const SUBJECT = /^[\w.:-]{1,200}$/;

/** What relayed events keep besides the columns of the outbox. */
export interface SaidAttributes {
  readonly time: string;
  readonly traceparent: string;
  readonly causationid: string;
  readonly causesource?: ServiceName;
  readonly causesequence?: number;
  readonly after?: After;
}

/** Events that a transaction will say: checked when they are added, numbered and written when it ends. */
export class Outgoing {
  private readonly rows: string[] = [];
  private urgent = false;

  constructor(
    private readonly service: ServiceName,
    private readonly now: () => Date,
  ) {}

  add(next: NextEvent): void {
    const { definition, subject } = next;
    if (definition.producedBy !== 'any' && definition.producedBy !== this.service) {
      throw new ContractBroken(definition.type, [
        `said by ${this.service}, which is not its owner`,
      ]);
    }
    if (!SUBJECT.test(subject)) throw new ContractBroken(definition.type, ['subject: not an id']);
    checkStrictly(definition, next.data);
    const data = JSON.stringify(next.data);
    if (Buffer.byteLength(data) > LARGEST_DATA_BYTES) {
      throw new ContractBroken(definition.type, [`data: over ${LARGEST_DATA_BYTES} bytes`]);
    }
    this.rows.push(rowOf(next, data, this.rows.length, this.now()));
    this.urgent ||= next.urgent;
  }

  /**
   * Gives each event the next number of its subject; the row locks it takes make commit order the order of numbers.
   * Answers the lanes on which it will be said: what follows on something urgent is urgent as well.
   */
  async write(connection: Connection): Promise<readonly Lane[]> {
    if (this.rows.length === 0) return [];
    const rows = `[${this.rows.join(',')}]`;
    if (this.urgent) await this.hurry(connection, rows);
    const [lanes] = await connection.query<Record<Lane, boolean>>(NUMBER_AND_WRITE, [rows]);
    return LANES.filter((lane) => lanes?.[lane] !== false);
  }

  // What was said before a subject turned urgent may be stuck in the other topic's backlog: it is sent again, first.
  // The copies are read in a statement of their own, after the locks, or the last committed ones would be missed.
  private async hurry(connection: Connection, rows: string): Promise<void> {
    const turned = await connection.query<{ subject: string }>(TURN_URGENT, [rows]);
    if (turned.length === 0) return;
    await connection.query(COPY_EARLIER, [turned.map(({ subject }) => subject)]);
  }
}

function rowOf(next: NextEvent, data: string, place: number, at: Date): string {
  const attributes: SaidAttributes = {
    time: at.toISOString(),
    traceparent: withinTrace(next.traceparent),
    causationid: next.causationid,
    ...(next.causesource !== undefined && { causesource: next.causesource }),
    ...(next.causesequence !== undefined && { causesequence: next.causesequence }),
    ...(next.after !== undefined && { after: next.after }),
  };
  const columns = JSON.stringify({
    place,
    event_id: uuidV7(at),
    subject: next.subject,
    urgent: next.urgent,
    bucket: bucketOf(next.subject),
    type: next.definition.type,
    attributes,
  });
  return `${columns.slice(0, -1)},"data":${data}}`;
}

const GIVEN = `json_to_recordset($1::json) AS given(
  place int, event_id uuid, subject text, urgent boolean, bucket smallint, type text, attributes json, data json)`;

const NUMBER_AND_WRITE = {
  name: 'outbox write',
  text: `
WITH next AS (
  SELECT *, row_number() OVER same_subject AS nth,
    count(*) OVER (PARTITION BY subject) AS of_them
  FROM ${GIVEN}
  WINDOW same_subject AS (PARTITION BY subject ORDER BY place)
), numbered AS (
  INSERT INTO said AS before (subject, sequence, urgent)
  SELECT subject, count(*), bool_or(urgent) FROM next GROUP BY subject ORDER BY subject
  ON CONFLICT (subject) DO UPDATE
  SET sequence = before.sequence + excluded.sequence, urgent = before.urgent OR excluded.urgent
  RETURNING subject, sequence, urgent
), written AS (
  INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
  SELECT next.event_id, next.subject, numbered.sequence - next.of_them + next.nth, numbered.urgent,
    next.bucket, next.type, next.attributes, next.data
  FROM next JOIN numbered USING (subject)
  ORDER BY next.place
  RETURNING urgent
)
SELECT bool_or(urgent) AS urgent, bool_or(NOT urgent) AS normal FROM written`,
};

// All subjects are locked here, in order, so that the next statement takes no lock that could cross another's.
const TURN_URGENT = {
  name: 'said urgent',
  text: `
WITH locked AS (
  INSERT INTO said AS before (subject, sequence, urgent)
  SELECT subject, 0, bool_or(urgent) FROM ${GIVEN} GROUP BY subject ORDER BY subject
  ON CONFLICT (subject) DO UPDATE SET urgent = before.urgent OR excluded.urgent
  RETURNING subject, NOT coalesce(old.urgent, true) AND new.urgent AS turned
)
SELECT subject FROM locked WHERE turned`,
};

const COPY_EARLIER = {
  name: 'outbox copy',
  text: `
INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
SELECT event_id, subject, sequence, true, bucket, type, attributes, data
FROM outbox WHERE subject = ANY ($1::text[]) AND NOT urgent
ORDER BY subject, sequence
ON CONFLICT (subject, sequence, urgent) DO NOTHING`,
};
