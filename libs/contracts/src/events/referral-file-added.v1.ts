import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../http/attachments.api.js';

/** `released`: it was held, and a scanner has found it clean since. */
export const ADDED_FILE_STATES = ['can-be-opened', 'held', 'released'] as const;
export type AddedFileState = (typeof ADDED_FILE_STATES)[number];

/** A file belongs to the referral, or one that was held can be opened; what it is called and holds stays in intake. Nothing is judged again. */
export class ReferralFileAddedData {
  @IsUUID() readonly referralId!: string;
  @IsUUID() readonly attachmentId!: string;
  @IsIn(ATTACHMENT_KINDS) readonly kind!: AttachmentKind;
  @IsIn(ADDED_FILE_STATES) readonly is!: AddedFileState;
  /** Public name of the team that added it. */
  @IsString() @MaxLength(200) readonly byTeam!: string;
}

export const referralFileAdded = defineEvent({
  type: 'referral.file-added.v1',
  producedBy: 'intake',
  data: ReferralFileAddedData,
});
export type ReferralFileAdded = EventOf<typeof referralFileAdded>;
