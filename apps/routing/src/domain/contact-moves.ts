import type { ContactWay, SafeContactReading } from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import { seen } from './appointment-moves.js';
import { besideTask } from './beside-task.js';
import { changedBy } from './changed.js';
import type { Draft, Told } from './change.js';
import type { Placement } from './placement.js';

export interface Contact {
  readonly way: ContactWay;
  readonly reached: boolean;
  readonly safeContact: SafeContactReading;
}

/** Of the services that had the person, the latest. */
const MOST_KEPT = 10;

/** Somebody of the place that has her tried to reach her. Not reached means not yet: another way is owed. */
export function recordContact(
  before: Placement,
  to: Place,
  { way, reached, safeContact }: Contact,
  told: Told,
): Draft {
  const { serviceId, name } = to;
  const kept = (after: Placement): Placement => {
    const made = { serviceId, serviceName: name, at: told.now.toISOString() };
    const contact = { ...made, way, reached, safeContact, changed: changedBy(before, after) };
    const others = (before.contacts ?? []).filter((one) => one.serviceId !== serviceId);
    return { ...after, contacts: [...others, contact].slice(-MOST_KEPT) };
  };
  if (reached) {
    return {
      placement: kept({
        ...seen(before, serviceId, told),
        tasks: before.tasks.filter(
          ({ purpose, step }) => purpose !== 'contact' || step.owner !== serviceId,
        ),
      }),
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
    placement: kept({ ...before, tasks: [...before.tasks, ...tasks] }),
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
