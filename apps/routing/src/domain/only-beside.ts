/** What is put beside her, a task or that an operator asks, while holder, place and next step stay what they were. */
const BESIDE: ReadonlySet<string> = new Set(['message-failed', 'message-arrived', 'nudged']);

/**
 * Whether all that happened between two versions lies beside what somebody decides: then a decision that was read at the first
 * still fits the second. One step a version; a version without a step is not known to be beside.
 */
export const onlyBeside = (
  steps: readonly { readonly what: string }[],
  { read, stands }: { readonly read: number; readonly stands: number },
): boolean => steps.length === stands - read && steps.every(({ what }) => BESIDE.has(what));
