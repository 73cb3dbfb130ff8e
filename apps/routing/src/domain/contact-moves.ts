import type { ContactWay, SafeContactReading } from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import { seen } from './appointment-moves.js';
import { besideTask } from './beside-task.js';
import type { Draft, Told } from './change.js';
import type { Placement } from './placement.js';

export interface Contact {
  readonly way: ContactWay;
  readonly reached: boolean;
  readonly safeContact: SafeContactReading;
}

/** Somebody of the place that has her tried to reach her. Not reached means not yet: another way is owed. */
export function recordContact(
  before: Placement,
  to: Place,
  { way, reached, safeContact }: Contact,
  told: Told,
): Draft {
  const { serviceId, name } = to;
  if (reached) {
    return {
      placement: {
        ...seen(before, serviceId, told),
        tasks: before.tasks.filter(
          ({ purpose, step }) => purpose !== 'contact' || step.owner !== serviceId,
        ),
      },
      says: [],
      what: 'record-contact',
      because: `${name} has been in touch with the person (${WAYS[way]}). ${KNOWN[safeContact]}`,
    };
  }
  const because = `${name} has not reached the person yet (${WAYS[way]}): another way is tried.`;
  const { tasks, says } = besideTask(
    before,
    { purpose: 'contact', what: 'contact-by-another-way' },
    { owner: { organisation: serviceId, name }, because, told },
  );
  return {
    placement: { ...before, tasks: [...before.tasks, ...tasks] },
    says,
    what: 'record-contact',
    because: `${because} ${KNOWN[safeContact]}`,
  };
}

const WAYS: Readonly<Record<ContactWay, string>> = {
  telephone: 'by telephone',
  text: 'by text message',
  email: 'by email',
  letter: 'by letter',
  'in-person': 'in person',
  'through-referrer': 'through the referrer',
};

const KNOWN: Readonly<Record<SafeContactReading, string>> = {
  read: 'Whoever tried had read how the person may be contacted.',
  'not-shown': 'How the person may be contacted could not be shown.',
};
