import type { Logger } from '@waymark/platform';
import { ENTRIES, NO_SEAL, sealHash, type Seal, type SealedEntry } from './audit-chain.js';
import type { Connections } from './connections.js';

const EVERY_MS = 2_000;
/** After a look that found nothing: what is audited then is sealed within five seconds, though it waits for one look more. */
const QUIET_EVERY_MS = 3_000;
const TOLD_EVERY_MS = 3_600_000;
const ENTRIES_AT_ONCE = 5_000;

/**
 * Seals what was audited within five seconds, beside the work and never in its transaction. Several instances may do
 * it at once: the first seal of a number holds, and the other goes on after it.
 */
export class AuditSealer {
  private timer: NodeJS.Timeout | undefined;
  private toldAt = -Infinity;
  private failing = false;
  private quiet = false;

  constructor(
    private readonly connections: Connections,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setTimeout(
      () => {
        void this.round().finally(() => {
          if (this.timer !== undefined) this.start();
        });
      },
      this.quiet ? QUIET_EVERY_MS : EVERY_MS,
    ).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Never throws: what could not be sealed now is sealed in two seconds. */
  async round(): Promise<void> {
    try {
      while ((await this.seal()) === ENTRIES_AT_ONCE);
      this.failing = false;
    } catch (cause) {
      if (!this.failing)
        this.logger.warn('The audit could not be sealed and is tried again', { cause });
      this.failing = true;
    }
  }

  private async seal(): Promise<number> {
    const [newest] = await this.connections.query<Newest>(NEWEST);
    this.quiet = newest === undefined || BigInt(newest.entry) <= BigInt(newest.sealed);
    if (this.quiet) return 0;
    const before = (await this.last()) ?? NO_SEAL;
    const [settled] = await this.connections.query<{ entry: string }>(SETTLED);
    const entries = await this.connections.query<SealedEntry>(ENTRIES, [
      before.lastEntry,
      settled?.entry ?? before.lastEntry,
      ENTRIES_AT_ONCE,
    ]);
    const last = entries.at(-1);
    if (last === undefined) return 0;
    const hash = sealHash(before.hash, entries);
    await this.connections.query(KEEP, [before.id + 1, last.id, entries.length, hash]);
    this.tell(before.id + 1, hash);
    return entries.length;
  }

  private async last(): Promise<Seal | undefined> {
    const [seal] = await this.connections.query<Seal>(LAST);
    return seal;
  }

  // Kept with the logs, a seal also shows that later ones were taken away.
  private tell(seal: number, hash: Buffer): void {
    if (performance.now() - this.toldAt < TOLD_EVERY_MS) return;
    this.toldAt = performance.now();
    this.logger.info('The audit is sealed', { code: `${String(seal)}:${hash.toString('hex')}` });
  }
}

interface Newest {
  readonly entry: string;
  /** The last entry of the last seal. */
  readonly sealed: string;
}

const NEWEST = {
  name: 'audit newest',
  text: `SELECT coalesce((SELECT max(id) FROM audit), 0)::text AS entry,
    coalesce((SELECT last_entry FROM audit_seal ORDER BY id DESC LIMIT 1), 0)::text AS sealed`,
};

const LAST = {
  name: 'audit seal last',
  text: `SELECT id::int, last_entry::text AS "lastEntry", entries, hash
    FROM audit_seal ORDER BY id DESC LIMIT 1`,
};

const SETTLED = { name: 'audit settled', text: 'SELECT audit_settled()::text AS entry' };

const KEEP = {
  name: 'audit seal keep',
  text: `INSERT INTO audit_seal (id, last_entry, entries, hash) VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO NOTHING`,
};
