import { Injectable } from '@nestjs/common';
import { Clock, type Caller } from '@waymark/platform';
import { NoticesClient } from '../clients/notices.client.js';

/** Who looks twice within it sees the same number. */
const KEPT_MS = 30_000;
const MOST_KEPT = 5_000;

interface Kept {
  /** Undefined: notification did not say. */
  readonly count: number | undefined;
  readonly until: number;
}

/** How many notices wait for somebody, for the head of every page: asked at most twice a minute, and no page waits for it long. */
@Injectable()
export class UnreadCounts {
  private readonly kept = new Map<string, Kept>();
  /** Asked now: the head of a page and the page itself wait for one answer. */
  private readonly asked = new Map<string, Promise<number | undefined>>();

  constructor(
    private readonly notices: NoticesClient,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<number | undefined> {
    const now = this.clock.now().getTime();
    const key = keyOf(caller);
    const known = this.kept.get(key);
    if (known !== undefined && known.until > now) return known.count;
    const asked = this.asked.get(key) ?? this.ask(caller, key, now);
    this.asked.set(key, asked);
    return asked;
  }

  private async ask(caller: Caller, key: string, now: number): Promise<number | undefined> {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    // A silent service is not asked by every page either.
    const count = await this.notices.unread(caller).catch(() => undefined);
    this.kept.set(key, { count, until: now + KEPT_MS });
    this.asked.delete(key);
    return count;
  }

  forget(caller: Caller): void {
    this.kept.delete(keyOf(caller));
  }
}

const keyOf = ({ subject, organisation, roles }: Caller): string =>
  [subject, organisation, ...roles].join(' ');
