import { Injectable } from '@nestjs/common';
import type { NoticePreferences, Notices, QuietKind, UnreadNotices } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import type { Caller } from '@waymark/platform';
import { NoticeStore, type NoticesOf } from '../store/notice.store.js';

/** What somebody who is signed in finds, has read, and wants by e-mail too. */
@Injectable()
export class KeepNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeStore,
  ) {}

  list(by: Caller): Promise<Notices> {
    const of = noticesOf(by);
    return this.unitOfWork.readFor(readerOf(by), async (tx) => {
      tx.audit({ action: 'notices.read', subject: by.organisation, by: by.subject });
      const notices = await this.notices.list(tx, of);
      return { notices, unread: await this.notices.unread(tx, of) };
    });
  }

  /** A number alone, of nobody. */
  unread(by: Caller): Promise<UnreadNotices> {
    return this.unitOfWork.readFor(readerOf(by), async (tx) => ({
      unread: await this.notices.unread(tx, noticesOf(by)),
    }));
  }

  read(ids: readonly string[], by: Caller): Promise<void> {
    return this.unitOfWork.run((tx) => this.notices.read(tx, noticesOf(by), ids));
  }

  preferences({ subject }: Caller): Promise<NoticePreferences> {
    return this.unitOfWork.run(async (tx) => ({
      emailFor: await this.notices.emailFor(tx, subject),
    }));
  }

  prefer(emailFor: readonly QuietKind[], { subject }: Caller): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      tx.audit({ action: 'notices.preferences-changed', subject, by: subject });
      await this.notices.prefer(tx, subject, [...new Set(emailFor)]);
    });
  }
}

const noticesOf = ({ organisation, subject: reader, roles }: Caller): NoticesOf => ({
  organisation,
  reader,
  side: roles.includes('referrer') ? 'sending' : 'receiving',
});

const readerOf = ({ organisation, subject }: Caller) => ({ organisation, subject, kinds: [] });
