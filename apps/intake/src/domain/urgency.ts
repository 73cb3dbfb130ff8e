import { RED_FLAGS, type SafetyFacts } from '@waymark/contracts';

/** Goes ahead of any backlog: a call or two days were asked for, or a red sign was left unanswered. */
export function isUrgent({ signs, urgency }: SafetyFacts): boolean {
  switch (urgency) {
    case 'call-now':
    case 'within-48-hours':
      return true;
    case 'not-asked':
      return RED_FLAGS.some((flag) => signs.includes(flag));
    case 'not-urgent':
      return false;
  }
}
