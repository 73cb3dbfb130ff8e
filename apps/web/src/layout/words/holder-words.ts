import type { Holder, NextStep } from '@waymark/contracts';
import { say } from '../../language/say.js';

/**
 * Who is responsible now. Whoever has declined, or offers it on, is so until a named person at the next place has taken
 * over: the name alone would read as if that team went on with it.
 */
export function holderWords(
  holder: Pick<Holder, 'organisation' | 'name'> | undefined,
  nextStep: Pick<NextStep, 'what' | 'owner' | 'ownerName'> | undefined,
): string {
  if (holder === undefined) return say`Nobody: it is closed`;
  if (nextStep === undefined || nextStep.owner === holder.organisation) return holder.name;
  if (nextStep.what === 'acknowledge')
    return say`${holder.name}, until somebody at ${nextStep.ownerName} has taken over`;
  if (nextStep.what === 'find-a-place')
    return say`${holder.name}, while ${nextStep.ownerName} looks for the right place`;
  return holder.name;
}
