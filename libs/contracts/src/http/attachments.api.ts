import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ONE_LINE } from '../rules/one-line.js';

/** What an attachment can be, by its content. */
export const ATTACHMENT_KINDS = ['pdf', 'jpeg', 'png'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** `held`: not scanned so far, and opened by nobody until it is. `infected`: its content is gone. */
export const SCAN_STATES = ['held', 'clean', 'infected'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export const MOST_ATTACHMENT_BYTES = 10 * 1024 * 1024;
export const MOST_ATTACHMENTS = 5;
export const LONGEST_FILE_NAME = 150;

/** Base64 is a third longer than what it says. */
const LONGEST_BASE64 = Math.ceil(MOST_ATTACHMENT_BYTES / 3) * 4;

/** Body of `POST /referrals/:id/attachments`. */
export class AddAttachment {
  /** As the device calls it. */
  @IsString() @MaxLength(500) readonly fileName!: string;
  /** Base64, of at most 10 MB. */
  @IsString() @MaxLength(LONGEST_BASE64) readonly content!: string;
}

/** Answer of `GET /referrals/:id/attachments/:attachmentId`. */
export class AttachmentContent {
  @IsIn(ATTACHMENT_KINDS) readonly kind!: AttachmentKind;
  /** Base64. */
  @IsString() readonly content!: string;
}

/** A file that was added to a referral; answer of `POST /referrals/:id/attachments` (201). */
export class AttachmentView {
  @IsUUID() readonly attachmentId!: string;
  @IsIn(ATTACHMENT_KINDS) readonly kind!: AttachmentKind;
  @IsInt() @Min(1) @Max(MOST_ATTACHMENT_BYTES) readonly bytes!: number;
  /** As the sender's device called it; for showing, never an address. */
  @Matches(ONE_LINE) @MaxLength(LONGEST_FILE_NAME) readonly fileName!: string;
  /** Name of the team that added it. */
  @IsString() @MaxLength(200) readonly addedBy!: string;
  @IsInstant() readonly addedAt!: string;
  @IsIn(SCAN_STATES) readonly scan!: ScanState;
}
