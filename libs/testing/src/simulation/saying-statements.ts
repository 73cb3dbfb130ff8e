import type { Statements } from './hearing-statements.js';
import type { MemoryTransaction, Row } from './memory-database.js';

interface Given {
  readonly place: number;
  readonly event_id: string;
  readonly subject: string;
  readonly urgent: boolean;
  readonly bucket: number;
  readonly type: string;
  readonly attributes: object;
  readonly data: object;
}

interface Lease extends Row {
  readonly lane: string;
  readonly bucket: number;
  readonly holder: string;
  readonly until: number;
}

const BUCKETS = 16;

const given = (rows: unknown): readonly Given[] =>
  (JSON.parse(rows as string) as Given[]).toSorted((a, b) => a.place - b.place);

const subjectsOf = (rows: readonly Given[]): [string, readonly Given[]][] =>
  [...Map.groupBy(rows, ({ subject }) => subject)].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Outbox, numbers and leases. */
export const sayingStatements: Statements = {
  *'outbox write'(tx, [json]) {
    const rows = given(json);
    const numbered = new Map<Given, { sequence: number; urgent: boolean }>();
    for (const [subject, of] of subjectsOf(rows)) {
      yield* tx.insert('said', { subject, sequence: 0, urgent: false });
      yield* tx.update('said', { subject }, {});
      const before = saidOf(tx, subject);
      const urgent = before.urgent || of.some((row) => row.urgent);
      yield* tx.update('said', { subject }, { sequence: before.sequence + of.length, urgent });
      for (const [nth, row] of of.entries()) {
        numbered.set(row, { sequence: before.sequence + nth + 1, urgent });
      }
    }
    for (const row of rows) {
      const { event_id, subject, bucket, type, attributes, data } = row;
      const kept = { event_id, subject, bucket, type, attributes, data };
      yield* tx.insert('outbox', { ...kept, ...numbered.get(row), ...fresh(tx) });
    }
    const lanes = new Set([...numbered.values()].map(({ urgent }) => urgent));
    return [{ urgent: lanes.has(true), normal: lanes.has(false) }];
  },

  *'said urgent'(tx, [json]) {
    const turned: Row[] = [];
    for (const [subject, of] of subjectsOf(given(json))) {
      const urgent = of.some((row) => row.urgent);
      const isNew = yield* tx.insert('said', { subject, sequence: 0, urgent });
      if (isNew) continue;
      yield* tx.update('said', { subject }, {});
      if (urgent && !saidOf(tx, subject).urgent) turned.push({ subject });
      if (urgent) yield* tx.update('said', { subject }, { urgent });
    }
    return turned;
  },

  *'outbox copy'(tx, [subjects]) {
    const of = new Set(subjects as string[]);
    const earlier = tx
      .rowsOf('outbox')
      .filter((row) => of.has(row.subject as string) && row.urgent === false)
      .toSorted((a, b) => Number(a.sequence) - Number(b.sequence));
    for (const row of earlier) yield* tx.insert('outbox', { ...row, urgent: true, ...fresh(tx) });
    return [];
  },

  *'outbox unpublished'(tx, [urgent, lane, holder, heldBack, limit]) {
    yield* [];
    if (tx.database.unpublished.size === 0) return [];
    const now = Date.now();
    const mine = new Set(
      leases(tx, lane as string)
        .filter((lease) => lease.holder === holder && lease.until > now)
        .map(({ bucket }) => bucket),
    );
    const held = new Set(heldBack as string[]);
    return [...tx.database.unpublished.values()]
      .filter((row) => row.urgent === urgent && mine.has(row.bucket as number))
      .filter((row) => !held.has(row.subject as string))
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .slice(0, limit as number)
      .map((row) => ({ ...row, data: JSON.stringify(row.data) }));
  },

  *'outbox published'(tx, [ids]) {
    for (const id of ids as number[])
      yield* tx.update('outbox', { id }, { published_at: new Date() });
    return [];
  },

  *'lease hold'(tx, [lane, me, lasts]) {
    const [name, holder, until] = [lane as string, me as string, Date.now() + (lasts as number)];
    yield* tx.insert('relay_member', { lane: name, holder, until });
    yield* tx.update('relay_member', { lane: name, holder }, { until });
    const all = tx.rowsOf('relay_member').filter((one) => one.lane === name);
    const gone = all.filter((one) => Number(one.until) < Date.now());
    for (const one of gone) yield* tx.remove('relay_member', one);
    const members = all.filter((one) => !gone.includes(one));
    const share = Math.ceil(BUCKETS / members.length);

    const before = leases(tx, name);
    const renewed = before.filter((lease) => lease.holder === holder);
    const free = before.filter((lease) => lease.holder !== holder && lease.until < Date.now());
    const taken = free.slice(0, Math.max(0, share - renewed.length));
    for (const lease of [...renewed, ...taken]) {
      yield* tx.update('relay_lease', lease, { holder, until });
    }
    const mine = [...renewed, ...taken];
    while (mine.length > share) {
      const [poorest] = members
        .filter((one) => one.holder !== holder)
        .map((one) => ({ ...one, has: held(tx, name, one.holder as string).length }))
        .toSorted((a, b) => a.has - b.has) as ({ has: number } & Row)[];
      if (poorest === undefined || poorest.has >= share) break;
      const much = Math.min(mine.length - share, share - poorest.has);
      for (const lease of mine.splice(-much)) {
        yield* tx.update('relay_lease', lease, { holder: poorest.holder, until: poorest.until });
      }
    }
    return [{ held: mine.length, members: members.length }];
  },

  *'lease let go'(tx, [holder, lane]) {
    yield* tx.remove('relay_member', { lane, holder });
    for (const lease of held(tx, lane as string, holder as string)) {
      yield* tx.update('relay_lease', lease, { until: 0 });
    }
    return [];
  },
};

const fresh = (tx: MemoryTransaction): Row => ({
  id: tx.database.serial('outbox'),
  published_at: null,
  created_at: new Date(),
});

const saidOf = (tx: MemoryTransaction, subject: string): { sequence: number; urgent: boolean } =>
  tx.get('said', subject) as unknown as { sequence: number; urgent: boolean };

// Buckets keep the order in which the table was filled.
const leases = (tx: MemoryTransaction, lane: string): readonly Lease[] =>
  tx.rowsOf('relay_lease').filter((row) => row.lane === lane) as readonly Row[] as readonly Lease[];

const held = (tx: MemoryTransaction, lane: string, holder: string): readonly Lease[] =>
  leases(tx, lane).filter((lease) => lease.holder === holder);
