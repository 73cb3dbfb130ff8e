import type { Lock, MemoryTransaction, Row, Work } from './memory-database.js';
import { DatabaseSays } from './memory-database.js';

/** What a statement of a given name does. */
export type Statements = Readonly<
  Record<string, (tx: MemoryTransaction, values: readonly unknown[]) => Work>
>;

const zipped = (producers: unknown, subjects: unknown): { producer: string; subject: string }[] =>
  (producers as string[])
    .map((producer, nth) => ({ producer, subject: (subjects as string[])[nth] ?? '' }))
    .toSorted((a, b) => compare(a.producer, b.producer) || compare(a.subject, b.subject));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const waitingEntries = (tx: MemoryTransaction): ReadonlyMap<unknown, Row> =>
  new Map(
    tx
      .rowsOf('quarantine')
      .filter(({ state }) => state === 'waiting')
      .map((row) => [row.event_id, row]),
  );

/** Ids are random; sorted by when they were first seen they are sorted the same in every run. */
const seen = new WeakMap<object, Map<string, number>>();
function inOneOrder(tx: MemoryTransaction, ids: readonly string[]): string[] {
  const places = seen.get(tx.database) ?? new Map<string, number>();
  seen.set(tx.database, places);
  for (const id of ids) if (!places.has(id)) places.set(id, places.size);
  return ids.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function* claimed(tx: MemoryTransaction, ids: readonly string[]): Generator<Lock, string[]> {
  const fresh: string[] = [];
  for (const id of inOneOrder(tx, ids)) {
    if (yield* tx.insert('inbox', { event_id: id })) fresh.push(id);
    else tx.database.cameAgain += 1;
  }
  return fresh;
}

/** Inbox, marks and park. */
export const hearingStatements: Statements = {
  *'inbox claim'(tx, [ids]) {
    const fresh = yield* claimed(tx, ids as string[]);
    const waiting = waitingEntries(tx);
    return fresh.map((id) => ({
      event_id: id,
      quarantine_id: waiting.get(id)?.id ?? null,
    }));
  },

  *'hearing begin'(tx, [ids, producers, subjects, firsts, lasts]) {
    const fresh = yield* claimed(tx, ids as string[]);
    const waiting = waitingEntries(tx);
    const setAside = fresh.flatMap((id) => {
      const entry = waiting.get(id);
      return entry === undefined ? [] : [[id, entry.id] as const];
    });
    const moved: [string, string, number][] = [];
    const stood: [string, string, number][] = [];
    const places = new Map(
      (producers as string[]).map((producer, nth) => [
        `${producer} ${(subjects as string[])[nth] ?? ''}`,
        { first: (firsts as number[])[nth] ?? 0, last: (lasts as number[])[nth] ?? 0 },
      ]),
    );
    for (const line of zipped(producers, subjects)) {
      const { producer, subject } = line;
      const { first, last } = places.get(`${producer} ${subject}`) ?? { first: 0, last: 0 };
      if (yield* tx.insert('heard', { ...line, sequence: last })) {
        moved.push([producer, subject, 0]);
        continue;
      }
      yield* tx.update('heard', line, {});
      const now = Number(tx.get('heard', tx.primaryOf('heard', line))?.sequence);
      if (now === first - 1) {
        yield* tx.update('heard', line, { sequence: last });
        moved.push([producer, subject, now]);
      } else if (now !== last) stood.push([producer, subject, now]);
    }
    const of = new Set(subjects as string[]);
    const isParked = tx.rowsOf('parked').some(({ subject }) => of.has(subject as string));
    return [
      {
        fresh: fresh.length === (ids as string[]).length ? null : fresh,
        set_aside: setAside.length === 0 ? null : Object.fromEntries(setAside),
        moved,
        stood,
        is_parked: isParked,
      },
    ];
  },

  *'heard lock'(tx, [producers, subjects]) {
    const rows: Row[] = [];
    for (const line of zipped(producers, subjects)) {
      yield* tx.insert('heard', { ...line, sequence: 0 });
      yield* tx.update('heard', line, {});
      rows.push(tx.get('heard', tx.primaryOf('heard', line)) ?? {});
    }
    return rows;
  },

  *'heard lock further'(tx, [producers, subjects]) {
    const rows: Row[] = [];
    for (const line of zipped(producers, subjects)) {
      const key = tx.primaryOf('heard', line);
      if (tx.get('heard', key) === undefined) continue;
      yield { name: `heard ${key}`, orElse: new DatabaseSays('55P03', 'could not obtain lock') };
      rows.push(tx.get('heard', key) ?? {});
    }
    return rows;
  },

  *'heard advance'(tx, [producers, subjects, sequences]) {
    const lines = (producers as string[]).map((producer, nth) => ({
      producer,
      subject: (subjects as string[])[nth],
    }));
    for (const [nth, line] of lines.entries()) {
      yield* tx.update('heard', line, { sequence: (sequences as number[])[nth] });
    }
    return [];
  },

  *'parked read'(tx, [subjects]) {
    const of = new Set(subjects as string[]);
    yield* [];
    return tx
      .rowsOf('parked')
      .filter(({ subject }) => of.has(subject as string))
      .map(asStored);
  },

  *'parked remove'(tx, [ids]) {
    for (const id of inOneOrder(tx, ids as string[])) yield* tx.remove('parked', { event_id: id });
    return [];
  },

  *'quarantine add'(tx, [rows, eventId]) {
    const [row] = JSON.parse(rows as string) as Row[];
    if (row === undefined || tx.get('inbox', String(eventId)) !== undefined) return [];
    const at = new Date();
    const { topic, partition, offset } = row;
    const place = row.event_id === null ? [topic, partition, offset].join(' ') : null;
    const entry = { ...row, place, state: 'waiting', quarantined_at: at };
    return (yield* tx.insert('quarantine', entry)) ? [{ id: row.id }] : [];
  },

  *'quarantine take'(tx, [id]) {
    if (tx.get('parked', String(id)) === undefined) return [];
    return (yield* tx.remove('inbox', { event_id: id })) ? [{ event_id: id }] : [];
  },

  *'quarantine settle'(tx, [ids, state]) {
    const of = new Set(ids as string[]);
    const settled: Row[] = [];
    for (const row of tx.rowsOf('quarantine').filter(({ id }) => of.has(id as string))) {
      yield* tx.update('quarantine', row, {});
      if (tx.get('quarantine', tx.primaryOf('quarantine', row))?.state !== 'waiting') continue;
      yield* tx.update('quarantine', row, { state });
      // Of the entries of an event only the one that waits is unique.
      if (row.event_id !== null) tx.put('quarantine/1', row.event_id as string, undefined);
      settled.push(row);
    }
    return settled;
  },

  *'quarantine waiting'(tx, [limit, group]) {
    yield* [];
    const waiting = tx
      .rowsOf('quarantine')
      .filter(({ state, group_key }) => state === 'waiting' && (group ?? group_key) === group_key);
    return waiting.slice(0, limit as number);
  },

  *'quarantine lock'(tx, [id]) {
    const row = tx.rowsOf('quarantine').find((one) => one.id === id);
    if (row === undefined) return [];
    yield* tx.update('quarantine', row, {});
    const now = tx.get('quarantine', tx.primaryOf('quarantine', row));
    return now === undefined ? [] : [asStored(now)];
  },
};

const asStored = (row: Row): Row => ({ ...row, key: bytes(row.key), value: bytes(row.value) });

const bytes = (stored: unknown): Buffer | null =>
  typeof stored === 'string' ? Buffer.from(stored.slice(2), 'hex') : null;
