import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@waymark/platform';
import type { Seal, SealedEntry } from './audit-chain.js';
import { AuditSealer } from './audit-sealer.js';
import { Connections, type Connection, type Statement } from './connections.js';

/** What was audited and sealed, and when, with the database away for a while. */
class AuditInMemory extends Connections {
  readonly entries: (SealedEntry & { readonly notedAt: number })[] = [];
  readonly seals: (Seal & { readonly sealedAt: number })[] = [];
  isAway = false;
  /** Somebody is still writing: nothing after this is settled. */
  settledUpTo = Infinity;

  lease(): Promise<Connection> {
    throw new Error('the sealer asks for nothing but single statements');
  }

  note(subject: string): void {
    const id = String(this.entries.length + 1);
    const entry = { id, at: '2026-11-22T10:00:00.000000', action: 'placement.read', subject };
    this.entries.push({ ...entry, by: 'somebody', reason: null, from: null, notedAt: Date.now() });
  }

  override query<Row>({ name }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.isAway) return Promise.reject(new Error('away'));
    return Promise.resolve(this.answers(name, values) as Row[]);
  }

  private answers(name: string, values: readonly unknown[]): readonly object[] {
    const last = this.seals.at(-1);
    if (name === 'audit newest')
      return [{ entry: String(this.entries.length), sealed: last?.lastEntry ?? '0' }];
    if (name === 'audit seal last') return last === undefined ? [] : [last];
    if (name === 'audit settled')
      return [{ entry: String(Math.min(this.settledUpTo, this.entries.length)) }];
    if (name === 'audit entries')
      return this.entries.filter(
        ({ id }) => Number(id) > Number(values[0]) && Number(id) <= Number(values[1]),
      );
    const [id, lastEntry, entries, hash] = values as [number, string, number, Buffer];
    this.seals.push({ id, lastEntry, entries, hash, sealedAt: Date.now() });
    return [];
  }

  /** How long each entry stood without a seal, in milliseconds. */
  waited(): readonly number[] {
    return this.entries.map(({ id, notedAt }) => {
      const seal = this.seals.find(({ lastEntry }) => Number(lastEntry) >= Number(id));
      return (seal?.sealedAt ?? Infinity) - notedAt;
    });
  }
}

let audit: AuditInMemory;
let sealer: AuditSealer;
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  audit = new AuditInMemory();
  sealer = new AuditSealer(audit, new Logger('routing', 'error'));
  sealer.start();
});
afterEach(() => {
  sealer.stop();
  jest.useRealTimers();
});
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('the audit, with nobody who calls for a seal', () => {
  it('is sealed within five seconds, whenever something is audited', async () => {
    for (let at = 0; at < 60; at += 1) {
      audit.note(`after ${String(at)}`);
      await pass(at * 137);
    }
    await pass(5_000);

    expect(Math.max(...audit.waited())).toBeLessThanOrEqual(5_000);
  });

  it('is sealed within five seconds after a quiet hour, though somebody was just writing', async () => {
    await pass(3_600_000);
    audit.settledUpTo = 0;
    audit.note('one');
    await pass(3_000);
    audit.settledUpTo = Infinity;
    await pass(2_000);

    expect(audit.waited()).toEqual([expect.any(Number)]);
    expect(audit.waited()[0]).toBeLessThanOrEqual(5_000);
  });

  it('is sealed within five seconds of the database being there again', async () => {
    await pass(10_000);
    audit.isAway = true;
    audit.note('one');
    await pass(60_000);
    audit.isAway = false;
    await pass(5_000);

    expect(audit.seals).toHaveLength(1);
  });

  it('is not looked at any more once the service goes', async () => {
    sealer.stop();
    audit.note('one');
    await pass(60_000);

    expect(audit.seals).toEqual([]);
  });
});
