import type { EventDefinition } from './define-event.js';
import { clockBreached } from './events/clock-breached.v1.js';
import { clockDueSoon } from './events/clock-due-soon.v1.js';
import { criteriaPublished } from './events/criteria-published.v1.js';
import { eventQuarantined } from './events/event-quarantined.v1.js';
import { eventUnquarantined } from './events/event-unquarantined.v1.js';
import { messageDelivered } from './events/message-delivered.v1.js';
import { messageFailed } from './events/message-failed.v1.js';
import { planReviewed } from './events/plan-reviewed.v1.js';
import { referralAccepted } from './events/referral-accepted.v1.js';
import { referralAcknowledged } from './events/referral-acknowledged.v1.js';
import { referralAlongsideOffered } from './events/referral-alongside-offered.v1.js';
import { referralAmended } from './events/referral-amended.v1.js';
import { referralAppointmentBooked } from './events/referral-appointment-booked.v1.js';
import { referralAppointmentRecorded } from './events/referral-appointment-recorded.v1.js';
import { referralAssessed } from './events/referral-assessed.v1.js';
import { referralCareStarted } from './events/referral-care-started.v1.js';
import { referralClosed } from './events/referral-closed.v1.js';
import { referralContactChanged } from './events/referral-contact-changed.v1.js';
import { referralRecordCorrected } from './events/referral-record-corrected.v1.js';
import { referralDeathCorrected } from './events/referral-death-corrected.v1.js';
import { referralDeathRecorded } from './events/referral-death-recorded.v1.js';
import { referralDeclined } from './events/referral-declined.v1.js';
import { referralFileAdded } from './events/referral-file-added.v1.js';
import { referralGoesWith } from './events/referral-goes-with.v1.js';
import { referralHeld } from './events/referral-held.v1.js';
import { referralLinked } from './events/referral-linked.v1.js';
import { referralNudged } from './events/referral-nudged.v1.js';
import { referralOffered } from './events/referral-offered.v1.js';
import { referralParted } from './events/referral-parted.v1.js';
import { referralPaused } from './events/referral-paused.v1.js';
import { referralProfiled } from './events/referral-profiled.v1.js';
import { referralQuestionAnswered } from './events/referral-question-answered.v1.js';
import { referralQuestionAsked } from './events/referral-question-asked.v1.js';
import { referralReceived } from './events/referral-received.v1.js';
import { referralRedirected } from './events/referral-redirected.v1.js';
import { referralReleased } from './events/referral-released.v1.js';
import { referralReopened } from './events/referral-reopened.v1.js';
import { referralRestrictionChanged } from './events/referral-restriction-changed.v1.js';
import { referralResumed } from './events/referral-resumed.v1.js';
import { referralStepped } from './events/referral-stepped.v1.js';
import { referralUnlinked } from './events/referral-unlinked.v1.js';
import { referralWaitlisted } from './events/referral-waitlisted.v1.js';
import { referralWithdrawn } from './events/referral-withdrawn.v1.js';
import { referralWorseSaid } from './events/referral-worse-said.v1.js';
import { safetyConcernCleared } from './events/safety-concern-cleared.v1.js';
import { safetyConcernRaised } from './events/safety-concern-raised.v1.js';
import { safetyConcernSettled } from './events/safety-concern-settled.v1.js';
import { safetyConcernTaskOpened } from './events/safety-concern-task-opened.v1.js';
import { serviceOpeningChanged } from './events/service-opening-changed.v1.js';
import { taskDone } from './events/task-done.v1.js';
import { taskOpened } from './events/task-opened.v1.js';
import { unmetNeedRecorded } from './events/unmet-need-recorded.v1.js';

/** Every event Waymark knows; a type outside this list is quarantined. */
export const catalogue: readonly EventDefinition[] = [
  clockBreached,
  clockDueSoon,
  criteriaPublished,
  eventQuarantined,
  eventUnquarantined,
  messageDelivered,
  messageFailed,
  planReviewed,
  referralAccepted,
  referralAcknowledged,
  referralAlongsideOffered,
  referralAmended,
  referralAppointmentBooked,
  referralAppointmentRecorded,
  referralAssessed,
  referralCareStarted,
  referralClosed,
  referralContactChanged,
  referralDeathCorrected,
  referralRecordCorrected,
  referralDeathRecorded,
  referralDeclined,
  referralFileAdded,
  referralGoesWith,
  referralHeld,
  referralLinked,
  referralNudged,
  referralOffered,
  referralParted,
  referralPaused,
  referralProfiled,
  referralQuestionAnswered,
  referralQuestionAsked,
  referralReceived,
  referralRedirected,
  referralReleased,
  referralReopened,
  referralRestrictionChanged,
  referralResumed,
  referralStepped,
  referralUnlinked,
  referralWaitlisted,
  referralWithdrawn,
  referralWorseSaid,
  safetyConcernCleared,
  safetyConcernRaised,
  safetyConcernSettled,
  safetyConcernTaskOpened,
  serviceOpeningChanged,
  taskDone,
  taskOpened,
  unmetNeedRecorded,
];
