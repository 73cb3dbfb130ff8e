import type { ServiceName } from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { withTaskBeside } from './beside-task.js';
import { oweFrom, type Draft, type Told } from './change.js';
import { isOpen, type Placement, type Task } from './placement.js';

/** Something said of a referral that a service will never apply: a person decided so. */
export interface SetAside {
  /** The service in which it is missing. */
  readonly in: ServiceName;
  /** Absent where nobody could read what it was. */
  readonly eventType?: string;
}

/** Whoever holds her has to know that a part of the record is missing somewhere, and looks at the whole of it. */
export function setAsideForGood(
  before: Placement,
  { in: service, eventType = '' }: SetAside,
  told: Told,
): Draft | undefined {
  if (!isOpen(before)) return undefined;
  const because = sentence(
    `A technical fault: ${WHAT_IT_WAS[eventType] ?? 'something that was said of this referral'} is missing in ${MISSING_IN[service]}, and will stay so. Look at the referral as a whole, and enter again what is missing.`,
  );
  const isKnown = before.tasks.some(
    ({ purpose, step }) => purpose === 'set-aside' && step.because === because,
  );
  if (isKnown) return undefined;
  const owner = before.holder ?? before.home;
  const task: Task = {
    taskId: told.newId(),
    purpose: 'set-aside',
    step: oweFrom(told, 'look-into', owner, because, before.deadline),
  };
  const isLanding = owner.organisation === told.landing.organisation;
  return {
    ...withTaskBeside(before, task),
    what: 'event-set-aside',
    because,
    grants: isLanding ? [{ organisation: owner.organisation, as: 'landing-team' }] : [],
  };
}

const WHAT_IT_WAS: Readonly<Record<string, string>> = {
  'referral.received.v1': 'the referral itself',
  'referral.profiled.v1': 'what is counted for equal access',
  'referral.amended.v1': 'a change of the facts',
  'referral.question-answered.v1': 'an answer of the referrer',
  'referral.assessed.v1': 'a reading of the criteria',
  'referral.withdrawn.v1': 'a withdrawal',
  'referral.contact-changed.v1': 'that the person is to be reached, or spoken with, in other ways',
  'referral.file-added.v1': 'that a file was added, or can be opened',
  'referral.linked.v1': 'a link with another referral of the same person',
  'referral.unlinked.v1': 'the end of a link with another referral',
  'referral.closed.v1': 'the end of the referral',
  'message.failed.v1': 'a message that was not delivered',
};

const MISSING_IN: Readonly<Record<ServiceName, string>> = {
  intake: 'what the referrer sees of it',
  eligibility: 'the reading of the criteria',
  routing: 'what decides where the person goes',
  notification: 'what decides who is told',
  operations: 'the timeline and the figures',
  web: 'the web site',
};
