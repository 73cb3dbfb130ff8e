import type { SendReferral } from '@waymark/contracts';
import { seenByLinkWork } from './seen-by-link-work.js';

/** As what somebody reads a form: who sent it reads it whole, clinicians what they need to decide, link workers what they need to help safely. */
export type FormReader = 'sender' | 'clinician' | 'link-worker';

/** Equality answers are counted, and read by nobody but who sent them: a team is shown what it needs to meet the person. */
export function formSeen(form: SendReferral, reader: FormReader): SendReferral {
  if (reader === 'sender') return form;
  const { language, interpreterNeeded, disability, reading, interpreterWish } = form.equity;
  const needed = {
    ...{ language, interpreterNeeded, disability },
    ...(reading !== undefined && { reading }),
    ...(interpreterWish !== undefined && { interpreterWish }),
  };
  const equity = { ethnicCategory: '99', inclusionGroups: [], ...needed } as const;
  return reader === 'clinician' ? { ...form, equity } : seenByLinkWork({ ...form, equity });
}
