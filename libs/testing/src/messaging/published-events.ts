import type { EventDefinition, ServiceName, WaymarkEvent } from '@waymark/contracts';
import pg from 'pg';
import { addressesOf } from '../environment/a-database.js';

interface Row {
  readonly event_id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly urgent: boolean;
  readonly attributes: Pick<WaymarkEvent, 'time' | 'traceparent' | 'causationid'>;
  readonly data: object;
}

/** What a service has said, oldest first, read from the outbox of its database; each event once. */
export async function publishedEvents(
  databaseUrl: string,
  service: ServiceName,
): Promise<WaymarkEvent[]> {
  const client = new pg.Client({ connectionString: addressesOf(databaseUrl).adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      `SELECT DISTINCT ON (subject, sequence) id, event_id, type, subject, sequence, urgent, attributes, data
       FROM outbox ORDER BY subject, sequence, id`,
    );
    return rows
      .toSorted((a, b) => Number(Reflect.get(a, 'id')) - Number(Reflect.get(b, 'id')))
      .map(({ event_id: id, type, subject, sequence, urgent, attributes, data }) => ({
        ...{ id, type, source: service, subject, sequence, urgent, data },
        ...attributes,
      }));
  } finally {
    await client.end();
  }
}

/** Those of one kind, typed. */
export function ofType<Type extends string, Data extends object>(
  events: readonly WaymarkEvent[],
  { type }: EventDefinition<Type, Data>,
): WaymarkEvent<Type, Data>[] {
  return events.filter((event): event is WaymarkEvent<Type, Data> => event.type === type);
}
