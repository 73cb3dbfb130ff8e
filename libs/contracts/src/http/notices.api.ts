import { IsArray, IsBoolean, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfUuids } from '../rules/list-of.js';

/** That there is something, and no more. */
export const NOTICE_KINDS = ['new', 'action', 'asked', 'question', 'updated', 'received'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What somebody who refers may be told of by a notice alone: the usual way of a referral, where nobody waits for them. */
export const QUIET_KINDS = ['received', 'updated'] as const satisfies readonly NoticeKind[];
export type QuietKind = (typeof QUIET_KINDS)[number];

/** Something for somebody who is signed in, about a referral that they may open. */
export class Notice {
  @IsUUID() readonly id!: string;
  @IsIn(NOTICE_KINDS) readonly kind!: NoticeKind;
  @IsUUID() readonly referralId!: string;
  @IsInstant() readonly at!: string;
  @IsBoolean() readonly urgent!: boolean;
  /** By the reader; a colleague's reading is their own. */
  @IsBoolean() readonly read!: boolean;
}

/** More are not counted. */
export const MOST_UNREAD = 100;

/** Answer of `GET /notices/unread`: 100 stands for that many or more. */
export class UnreadNotices {
  @IsInt() @Min(0) @Max(MOST_UNREAD) readonly unread!: number;
}

/** Answer of `GET /notices`: of the last 30 days, the unread ones first, then the newest. */
export class Notices extends UnreadNotices {
  @ListOf(() => Notice, 100) readonly notices!: readonly Notice[];
}

/** Body of `POST /notices/reads`: those that are read now. */
export class ReadNotices {
  @ListOfUuids(100) readonly noticeIds!: readonly string[];
}

/** Body of `POST /notices/preferences`, and answer of `GET`: which quiet kinds also come by e-mail. All others always do. */
export class NoticePreferences {
  @IsArray() @IsIn(QUIET_KINDS, { each: true }) readonly emailFor!: readonly QuietKind[];
}
