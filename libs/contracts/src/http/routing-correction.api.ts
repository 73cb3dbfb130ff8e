import { IsIn, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  CORRECTED_CONTACTS,
  CORRECTED_OUTCOMES,
  type CorrectedContact,
  type CorrectedOutcome,
} from '../correction.js';
import { FREE_TEXT } from '../rules/free-text.js';
import { MoveReferral } from './routing.api.js';

/** What every correction says besides what it puts right. */
class CorrectRecord extends MoveReferral {
  /** How it came about; kept in routing's history, never in an event. */
  @Matches(FREE_TEXT) @MaxLength(500) readonly because!: string;
}

/** Body of `POST /placements/:referralId/appointment-correction`: the outcome was recorded by mistake. */
export class CorrectAppointment extends CorrectRecord {
  @IsUUID() readonly appointmentId!: string;
  @IsIn(CORRECTED_OUTCOMES) readonly outcome!: CorrectedOutcome;
}

/** Body of `POST /placements/:referralId/contact-correction`: the last contact that the service recorded was a mistake. */
export class CorrectContact extends CorrectRecord {
  @IsIn(CORRECTED_CONTACTS) readonly contact!: CorrectedContact;
}

/** Body of `POST /placements/:referralId/acceptance-correction`: it was accepted by mistake, within the last 24 hours. */
export class CorrectAcceptance extends CorrectRecord {}
