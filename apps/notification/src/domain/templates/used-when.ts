import type { TemplateAudience } from '@waymark/contracts';
import type { TemplateName } from './templates.js';

/** When each is sent, for those who ask what people are told; who is told of which event is decided in who-to-tell.ts. */
export const USED_WHEN: Readonly<Record<TemplateName, string>> = {
  'service-new': 'A referral is offered to a service, or a service is asked to work alongside.',
  'service-action': 'A team that did not send the referral owes a next step, or is late with one.',
  'service-asked': 'An operator asks a team to look at a step that is late.',
  'service-update':
    'How somebody may be reached, or is spoken with, has changed, a death was recorded or corrected, or the referral was closed: the teams that work with the person read it first.',
  'referrer-received': 'What somebody has sent was received.',
  'referrer-update':
    'A step of the referral was taken: offered, accepted, declined, waiting, closed and so on.',
  'referrer-question': 'A team, or the published criteria, need an answer from who sent it.',
  'referrer-action': 'A next step is with the team that sent it.',
  'referrer-asked': 'An operator asks the team that sent it to look at a step that is late.',
  'woman-received': 'A referral was received, where it is safe to write to the person.',
  'woman-update': 'A service has accepted the referral, where it is safe to write to the person.',
};

export const audienceOf = (name: TemplateName): TemplateAudience => {
  if (name.startsWith('woman-')) return 'person';
  return name.startsWith('referrer-') ? 'referrer' : 'team';
};
