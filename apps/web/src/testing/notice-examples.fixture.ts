import type { NoticePreferences, Notices } from '@waymark/contracts';
import { REFERRAL_ID } from './referral-examples.fixture.js';

export const NOTICE_ID = '0b8f6f0e-0000-4000-8000-0000000000f1';

export const someNotices: Notices = {
  unread: 1,
  notices: [
    {
      id: NOTICE_ID,
      kind: 'action',
      referralId: REFERRAL_ID,
      at: '2026-11-22T11:40:00.000Z',
      urgent: true,
      read: false,
    },
    {
      id: '0b8f6f0e-0000-4000-8000-0000000000f2',
      kind: 'updated',
      referralId: REFERRAL_ID,
      at: '2026-11-20T09:00:00.000Z',
      urgent: false,
      read: true,
    },
  ],
};

export const byEmailToo: NoticePreferences = { emailFor: ['received', 'updated'] };
