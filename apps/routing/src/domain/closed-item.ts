import type { WorklistItem } from '@waymark/contracts';

/** Instead of every sentence about a referral that is closed to the reader. */
export const CLOSED_BECAUSE =
  'This record is restricted, and closed to you: open it to read why it is here.';

/**
 * That there is a referral, who holds it and its clock, and nothing by which a colleague could be recognised: what has to
 * be done with it is read by whoever opens it. Whatever a row may say some day, it is left out here until it is named.
 */
export function closedItem({
  referralId,
  reference,
  as,
  taskId,
  holder,
  nextStep,
  urgent,
  overdue,
  needsAttention,
  firstReferredOn,
  daysWaited,
  asked,
  version,
}: WorklistItem): WorklistItem {
  return {
    ...{ referralId, reference, as, urgent, overdue, needsAttention },
    ...{ firstReferredOn, daysWaited, version },
    state: 'with-a-person',
    because: CLOSED_BECAUSE,
    restricted: true,
    closed: true,
    ...(taskId !== undefined && { taskId }),
    ...(holder !== undefined && { holder }),
    ...(nextStep !== undefined && {
      nextStep: { ...nextStep, what: 'look-into' as const, because: CLOSED_BECAUSE },
    }),
    ...(asked !== undefined && { asked }),
  };
}
