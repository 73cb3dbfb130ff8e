import type { SendReferral } from '@waymark/contracts';

/** Equality answers are counted, and read by nobody but who sent them: a team is shown what it needs to meet the person. */
export function formSeen(form: SendReferral, { asSender }: { asSender: boolean }): SendReferral {
  if (asSender) return form;
  const { language, interpreterNeeded, disability, reading, interpreterWish } = form.equity;
  const needed = {
    ...{ language, interpreterNeeded, disability },
    ...(reading !== undefined && { reading }),
    ...(interpreterWish !== undefined && { interpreterWish }),
  };
  const equity = { ethnicCategory: '99', inclusionGroups: [] } as const;
  return { ...form, equity: { ...equity, ...needed } };
}
