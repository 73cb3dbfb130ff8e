import { taskOpened } from '@waymark/contracts';
import { called, sentence } from '@waymark/routing-order';
import { oweFrom, say, stepOf, type Draft, type Told } from './change.js';
import type { DirectoryService } from './directory-files.js';
import { isOpen, keyOf, placeOf, type Owed, type Placement, type Task } from './placement.js';

/** An offer that is open where nobody is taken now: the landing team is asked, once an offer. The offer itself stays. */
export function offeredWhereNobodyIsTaken(
  before: Placement,
  service: DirectoryService,
  told: Told,
): Draft | undefined {
  const chased = before.tasks.filter(({ purpose }) => purpose === 'opening');
  const offers = openOffersTo(before, service.id).filter(
    (step) => !chased.some(({ about }) => about === keyOf(step)),
  );
  if (!isOpen(before) || offers.length === 0) return undefined;
  const because = sentence(
    `${called(service)} is ${service.opening} and takes nobody now, and nobody there has acknowledged the offer: find another place, or settle it with the team.`,
  );
  const tasks = offers.map((offer): Task => ({
    taskId: told.newId(),
    purpose: 'opening',
    step: oweFrom(told, 'find-a-place', told.landing, because),
    about: keyOf(offer),
  }));
  return {
    placement: { ...before, tasks: [...before.tasks, ...tasks] },
    says: tasks.map(({ taskId, step }) =>
      say(taskOpened, { taskId, what: step.what, beside: stepOf(step) }),
    ),
    what: 'nobody-taken-there',
    because,
    grants: [{ organisation: told.landing.organisation, as: 'landing-team' }],
  };
}

function openOffersTo(
  { standing, nextStep, alongside }: Placement,
  serviceId: string,
): readonly Owed[] {
  const isOffered = standing.is === 'offered' && placeOf({ standing })?.serviceId === serviceId;
  const beside = alongside.filter((one) => one.state === 'offered' && one.serviceId === serviceId);
  return [
    ...(isOffered && nextStep !== undefined ? [nextStep] : []),
    ...beside.flatMap((one) => one.nextStep ?? []),
  ];
}
