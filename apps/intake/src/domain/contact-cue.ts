import type { ContactCue, ContactDetails } from '@waymark/contracts';
import { hasRule } from './contact-rules.js';

const WAYS = ['phone', 'email', 'sms', 'letter', 'voicemail'] as const;

/** What a team reads before it takes up the telephone; whatever is not plainly safe is not called so. */
export function contactCue({ safe, through }: ContactDetails): ContactCue {
  const isClosed = WAYS.some((way) => safe[way] === 'no') || safe.othersSeeMessages === 'yes';
  if (isClosed || through !== undefined || hasRule(safe)) return 'read-first';
  const isOpen = (['phone', 'email', 'sms'] as const).some((way) => safe[way] === 'yes');
  return isOpen && safe.othersSeeMessages === 'no' ? 'safe' : 'not-known';
}
