import { Injectable } from '@nestjs/common';
import type { NoticePreferences, Notices, QuietKind, UnreadNotices } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** A count must not keep a page. */
const COUNT_PATIENCE_MS = 300;

/** What notification has for somebody who is signed in. */
@Injectable()
export class NoticesClient {
  constructor(private readonly calls: Calls) {}

  list(caller: Caller): Promise<Notices> {
    return this.calls.get('notification', '/notices', caller);
  }

  async unread(caller: Caller): Promise<number> {
    const asking = { timeoutMs: COUNT_PATIENCE_MS };
    const path = '/notices/unread';
    return (await this.calls.get<UnreadNotices>('notification', path, caller, asking)).unread;
  }

  read(caller: Caller, noticeIds: readonly string[]): Promise<void> {
    return this.calls.post('notification', '/notices/reads', caller, { body: { noticeIds } });
  }

  preferences(caller: Caller): Promise<NoticePreferences> {
    return this.calls.get('notification', '/notices/preferences', caller);
  }

  prefer(caller: Caller, emailFor: readonly QuietKind[]): Promise<void> {
    return this.calls.post('notification', '/notices/preferences', caller, { body: { emailFor } });
  }
}
