import { IsIn } from 'class-validator';
import { WHO_DIED, type WhoDied } from '../death.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A death was recorded: messages to her stop at once, those that wait to go out as well. */
export class ReferralDeathRecordedData extends PlacementChange {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
}

export const referralDeathRecorded = defineEvent({
  type: 'referral.death-recorded.v1',
  producedBy: 'routing',
  data: ReferralDeathRecordedData,
});
export type ReferralDeathRecorded = EventOf<typeof referralDeathRecorded>;
