import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { EventDefinition, ServiceName, WaymarkEvent } from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';

type Changes<Data> = Partial<Omit<WaymarkEvent, 'data' | 'type'>> & {
  readonly data?: Partial<Data>;
};

/** The committed example of an event, as it is read; a test changes only what it is about. */
export function anEvent<Type extends string, Data extends object>(
  definition: EventDefinition<Type, Data>,
  { data, ...envelope }: Changes<Data> = {},
): WaymarkEvent<Type, Data> {
  const example = { ...(exampleOf(definition.type) as Data), ...data };
  return {
    id: randomUUID(),
    type: definition.type,
    source:
      definition.producedBy === 'any' ? 'routing' : (definition.producedBy satisfies ServiceName),
    subject: '0b8f6f0e-0000-4000-8000-000000000001',
    time: '2026-11-22T10:00:00.000Z',
    sequence: 1,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    urgent: false,
    ...envelope,
    data: plainToInstance(definition.data, example),
  };
}

const exampleOf = (type: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../contracts/src/examples/${type}.json`, import.meta.url), 'utf8'),
  );
