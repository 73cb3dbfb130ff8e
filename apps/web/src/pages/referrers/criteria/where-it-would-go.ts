import type { DestinationKind, PreCheckAnswer } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { dayWords } from '../../../layout/london-time.js';
import { destinationWords } from '../../../layout/words/placing-words.js';

const CALLS: readonly string[] = ['emergency-999', 'crisis-4h', 'crisis'];

/** What sending would do, in one sentence, before why; undefined where routing is silent. */
export function whereItWouldGo({ routing, judgements }: PreCheckAnswer): string | undefined {
  if (routing === undefined) return undefined;
  const { destination, serviceId, until } = routing;
  if (CALLS.includes(destination)) return say`Telephone now. Sending this form replaces no call.`;
  if (destination === 'ask-referrer') {
    return say`You would be asked first: without the answer it cannot go on. Answer now, and it is judged at once.`;
  }
  const service = judgements.find((judgement) => judgement.serviceId === serviceId)?.serviceName;
  if (service === undefined) return withoutAService(destination);
  if (destination === 'hold-until-date' && until !== undefined) {
    return say`It would be held for ${service} until ${dayWords(until)}. Your team is responsible meanwhile.`;
  }
  return say`It would be offered to ${service}. Your team is responsible until a named person there takes over.`;
}

function withoutAService(destination: string): string {
  return destination === 'person-task' || !isDestination(destination)
    ? say`It would not be turned away. No service is offered it yet; a coordinator takes it on, and your team is responsible meanwhile.`
    : say`Your team would refer to: ${destinationWords[destination]}, and record who has taken over. It is responsible until then.`;
}

const isDestination = (kind: string): kind is DestinationKind =>
  Object.hasOwn(destinationWords, kind);
