import { IsString, Matches, MaxLength } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** Link work was offered alongside: before, during or after the lead place. */
export class ReferralAlongsideOfferedData extends PlacementChange {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsString() @MaxLength(200) readonly serviceName!: string;
}

export const referralAlongsideOffered = defineEvent({
  type: 'referral.alongside-offered.v1',
  producedBy: 'routing',
  data: ReferralAlongsideOfferedData,
});
export type ReferralAlongsideOffered = EventOf<typeof referralAlongsideOffered>;
