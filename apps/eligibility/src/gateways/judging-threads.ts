import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { ComparedCriteria } from '../domain/what-if/compared-criteria.js';
import { Tally, type Tallied } from '../domain/what-if/tally.js';
import { EligibilityConfig } from '../eligibility.config.js';
import { PastReferralsView, type DaySpan } from '../store/past-referrals.view.js';
import { PastJudging, type JudgedAlong, type PastQuestion } from './past-judging.js';

/** What a thread is given. */
export interface ThreadOrder {
  readonly databaseUrl: string;
  readonly criteria: ComparedCriteria;
}

/** What a thread says: it wants a span, has looked at more, or this is all it has counted. */
export type ThreadSays =
  | { readonly says: 'next' }
  | { readonly says: 'looked-at'; readonly more: number }
  | { readonly says: 'counted'; readonly counts: Tallied };

/** What a thread is told: the next span, or that there is none. */
export type ThreadIsTold = DaySpan | 'no-more';

/** More would only wait for the same disk and the same two cores. */
const MOST_THREADS = 2;
/** Megabytes of a thread: it keeps counts and compiled criteria, and a page of referrals at a time. */
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 };

/** Judges on worker threads, each with a connection of its own, which fetch one span of days after the other. */
@Injectable()
export class JudgingThreads extends PastJudging {
  /** The file that each thread runs. */
  protected readonly thread: URL = new URL('../entry/judging.thread.js', import.meta.url);

  constructor(private readonly config: EligibilityConfig) {
    super();
  }

  async judge({ criteria, since }: PastQuestion, along: JudgedAlong): Promise<Tallied | undefined> {
    const databaseUrl = this.config.DATABASE_URL ?? '';
    const spans = await spansSince(databaseUrl, since);
    const of = spans.reduce((sum, { referrals }) => sum + referrals, 0);
    const tally = new Tally();
    let lookedAt = 0;
    along.progress({ lookedAt, of });
    const work = new Work(spans, this.thread, { databaseUrl, criteria }, (said) => {
      if (said.says === 'counted') tally.add(said.counts);
      if (said.says === 'looked-at') along.progress({ lookedAt: (lookedAt += said.more), of });
    });
    const threads = Math.min(MOST_THREADS, availableParallelism(), Math.max(spans.length, 1));
    const whole = await work.by(threads, along.signal);
    return whole ? tally : undefined;
  }
}

async function spansSince(databaseUrl: string, since: string): Promise<readonly DaySpan[]> {
  const past = await PastReferralsView.open(databaseUrl);
  return past.spansSince(since).finally(() => past.close());
}

/** Spans shared out among threads, until all are judged or somebody says stop. */
class Work {
  private readonly waiting: DaySpan[];

  constructor(
    spans: readonly DaySpan[],
    private readonly thread: URL,
    private readonly order: ThreadOrder,
    private readonly hears: (said: ThreadSays) => void,
  ) {
    this.waiting = [...spans];
  }

  /** False where it was stopped. One thread that fails stops the others. */
  async by(threads: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const workers = Array.from({ length: threads }, () => this.worker());
    const stop = (): void => {
      for (const worker of workers) void worker.terminate();
    };
    signal.addEventListener('abort', stop);
    return Promise.all(workers.map(ended))
      .then(() => !signal.aborted)
      .finally(() => {
        signal.removeEventListener('abort', stop);
        stop();
      });
  }

  private worker(): Worker {
    const worker = new Worker(this.thread, {
      workerData: this.order,
      name: 'what-if',
      resourceLimits: MEMORY,
    });
    worker.on('message', (said: ThreadSays) => {
      this.hears(said);
      if (said.says !== 'next') return;
      const next: ThreadIsTold = this.waiting.shift() ?? 'no-more';
      worker.postMessage(next);
    });
    return worker;
  }
}

const ended = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject).once('exit', () => {
      resolve();
    });
  });
