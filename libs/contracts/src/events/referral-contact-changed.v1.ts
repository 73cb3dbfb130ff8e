import { IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { CONTACT_CHANGE_REASONS, type ContactChangeReason } from '../contact-change.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from '../vocabulary.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** How the person may be reached, or is spoken with and written to, is other than before; what it is stays in intake. Nothing is judged again. */
export class ReferralContactChangedData {
  @IsUUID() readonly referralId!: string;
  /** 2 with the first change. */
  @IsInt() @Min(2) readonly contactVersion!: number;
  @IsIn(CONTACT_CHANGE_REASONS) readonly reason!: ContactChangeReason;
  /** Public name of the team that said it. */
  @IsString() @MaxLength(200) readonly byTeam!: string;
  /** The organisation that said it, where it is not the one that sent the referral. */
  @MayBeAbsent() @Matches(CODE) readonly byOrganisation?: string;
  /** The other organisations that work with the person now: they read it before they reach out. */
  @ListOfText(CODE, 20) readonly teams!: readonly string[];
  /** As it is now; present only where how the person is spoken with was said. In which language stays in intake. */
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly interpreterNeeded?: YesNoNotKnown;
}

export const referralContactChanged = defineEvent({
  type: 'referral.contact-changed.v1',
  producedBy: 'intake',
  data: ReferralContactChangedData,
});
export type ReferralContactChanged = EventOf<typeof referralContactChanged>;
