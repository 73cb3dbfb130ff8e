import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MOST_PREFIX, type ServiceName } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { Clock, ProblemError } from '@waymark/platform';
import { COMPARISONS, type Comparison } from '../domain/comparisons.js';
import {
  differencesOf,
  differingRanges,
  withoutConsequences,
  type FoundDifference,
} from '../domain/differences.js';
import { ServiceBooks } from '../gateways/service-books.js';
import { OperationsConfig } from '../operations.config.js';
import { ReconciliationStore, type ReconciliationResult } from '../store/reconciliation.store.js';

/** A range that is not larger is listed; a larger one is divided, so that only what differs is ever named. */
const LISTED_AT_ONCE = 1_000;
/** More is a catastrophe that needs no list; what is not read is not taken as resolved. */
const MOST_DIFFERENCES = 10_000;
const MINUTE_MS = 60_000;

/** What one run has come to so far. */
interface Findings {
  readonly differences: FoundDifference[];
  readonly compared: Comparison[];
  readonly silent: Set<ServiceName>;
  onTheirWay: number;
  hasMore: boolean;
}

const none = (): Findings => ({
  ...{ differences: [], compared: [], silent: new Set<ServiceName>() },
  ...{ onTheirWay: 0, hasMore: false },
});

/** Why two books were not read to the end, if they were not: a service was silent, or too much is not equal. */
type CutShort = ServiceName | 'more' | undefined;

/** Compares what the services keep, in counts and sums first: what is equal there is never named. */
@Injectable()
export class ReconcileServices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: ServiceBooks,
    private readonly store: ReconciliationStore,
    private readonly clock: Clock,
    private readonly config: OperationsConfig,
  ) {}

  /** Begins one unless one is under way; `isNew` = it is this process's to work on. */
  begin(by?: string): Promise<{ readonly runId: string; readonly isNew: boolean }> {
    return this.unitOfWork.run(async (tx) => {
      const at = this.clock.now();
      const underWay = await this.store.underWay(tx, at);
      if (underWay !== undefined) return { runId: underWay, isNew: false };
      const runId = randomUUID();
      if (!(await this.store.begin(tx, { runId, at, comparisons: COMPARISONS.length }))) {
        const other = await this.store.underWay(tx, at);
        if (other === undefined)
          throw ProblemError.conflict('crossed', 'Another one has just ended: ask again.');
        return { runId: other, isNew: false };
      }
      if (by !== undefined) tx.audit({ action: 'reconciliation.asked', subject: runId, by });
      return { runId, isNew: true };
    });
  }

  /** Begins one where the last began long enough ago. */
  async beginIfDue(): Promise<string | undefined> {
    const last = await this.unitOfWork.run((tx) => this.store.beganLast(tx));
    const everyMs = this.config.RECONCILIATION_EVERY_MINUTES * MINUTE_MS;
    if (last !== undefined && this.clock.now().getTime() - last.getTime() < everyMs) {
      return undefined;
    }
    const { runId, isNew } = await this.begin();
    return isNew ? runId : undefined;
  }

  /** Never throws for a service that is silent: it is named, and the others are compared all the same. */
  async run(runId: string, signal: AbortSignal): Promise<void> {
    const findings = none();
    for (const comparison of COMPARISONS) {
      if (signal.aborted) {
        await this.end(runId, findings, 'failed');
        return;
      }
      await this.compareIfHeard(comparison, findings);
      await this.unitOfWork.run((tx) => this.store.keepUp(tx, runId, findings.compared.length));
    }
    await this.end(runId, findings, isWhole(findings) ? 'done' : 'incomplete');
  }

  fail(runId: string): Promise<void> {
    return this.end(runId, none(), 'failed');
  }

  private async compareIfHeard(comparison: Comparison, findings: Findings): Promise<void> {
    const { of, at } = comparison;
    if (findings.silent.has(of) || findings.silent.has(at)) return;
    const cutShort = await this.compare(comparison, '', findings);
    if (cutShort === undefined) findings.compared.push(comparison);
    else if (cutShort === 'more') findings.hasMore = true;
    else findings.silent.add(cutShort);
  }

  /** Theirs is read first: what is said between the two looks is then ours alone, and young. */
  private async compare(
    comparison: Comparison,
    within: string,
    findings: Findings,
  ): Promise<CutShort> {
    const { of, book, at, bookThere } = comparison;
    const theirs = await this.books.ranges(at, bookThere, within);
    if (theirs === undefined) return at;
    const ours = await this.books.ranges(of, book, within);
    if (ours === undefined) return of;
    for (const { prefix, most } of differingRanges(ours, theirs)) {
      if (findings.differences.length >= MOST_DIFFERENCES) return 'more';
      const isListed = most <= LISTED_AT_ONCE || prefix.length >= MOST_PREFIX;
      const cutShort = isListed
        ? await this.list(comparison, prefix, findings)
        : await this.compare(comparison, prefix, findings);
      if (cutShort !== undefined) return cutShort;
    }
    return undefined;
  }

  private async list(
    comparison: Comparison,
    within: string,
    findings: Findings,
  ): Promise<ServiceName | undefined> {
    const { of, book, at, bookThere } = comparison;
    const graceMs = this.config.RECONCILIATION_GRACE_SECONDS * 1_000;
    const settledBefore = new Date(this.clock.now().getTime() - graceMs).toISOString();
    const asked = { within, settledBefore };
    const theirs = await this.books.entries(at, bookThere, asked);
    if (theirs === undefined) return at;
    const ours = await this.books.entries(of, book, asked);
    if (ours === undefined) return of;
    if (ours.more || theirs.more) throw new Error('more ids begin alike than fit');
    const { found, onTheirWay } = differencesOf(comparison, {
      ours: ours.entries,
      theirs: theirs.entries,
    });
    findings.differences.push(...found);
    findings.onTheirWay += onTheirWay;
    return undefined;
  }

  private async end(
    runId: string,
    { differences, compared, silent, onTheirWay, hasMore }: Findings,
    state: ReconciliationResult['state'],
  ): Promise<void> {
    const result: ReconciliationResult = {
      ...{ state, compared, onTheirWay, hasMore, silent: [...silent] },
      endedAt: this.clock.now(),
      differences: withoutConsequences(differences),
      referrals: state === 'failed' || silent.has('intake') ? 0 : await this.referrals(),
    };
    await this.unitOfWork.run((tx) => this.store.end(tx, runId, result));
  }

  private async referrals(): Promise<number> {
    const ranges = await this.books.ranges('intake', 'referrals', '');
    return (ranges ?? []).reduce((sum, { count }) => sum + count, 0);
  }
}

const isWhole = ({ silent, hasMore }: Findings): boolean => silent.size === 0 && !hasMore;
