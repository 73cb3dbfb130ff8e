import type { Holder } from '@waymark/contracts';
import { oweFrom, type Grant, type Told } from './change.js';
import { placeOf, type Owed, type Placement } from './placement.js';

// Who reads a referral that goes with another one, by when, and what is owed afterwards.

/** Whoever decides about the one that leads reads this one too; where no place has it yet, the landing team does. */
export function readerOf(lead: Placement, { landing }: Told): Holder {
  const place = lead.standing.is === 'held' ? undefined : placeOf(lead);
  if (place === undefined) return landing;
  return { organisation: place.serviceId, kind: place.kind, name: place.name };
}

/** The clock of reading does not start anew when somebody else has to read it. */
export function readingOf(before: Placement, reader: Holder, because: string, told: Told): Owed {
  const { nextStep } = before;
  if (nextStep?.what === 'read-linked') {
    const isSame = nextStep.owner === reader.organisation;
    return isSame
      ? nextStep
      : { ...nextStep, owner: reader.organisation, ownerName: reader.name, because };
  }
  const usual = oweFrom(told, 'read-linked', reader, because);
  if (!before.clinicalRisk && !before.urgent) return usual;
  const { dueAt, soonAt } = oweFrom(told, 'record-call', reader, because);
  return { ...usual, dueAt, soonAt };
}

/** The lead's own clock speaks for both. */
export const asTheLeadOwes = ({ nextStep }: Placement): Owed | undefined =>
  nextStep && { ...nextStep, soonSaid: true, breachSaid: true };

/** Organisations that read it only because of the one that leads. */
export const readersOf = ({ standing, holder, nextStep }: Placement): readonly string[] =>
  standing.is !== 'goes-with'
    ? []
    : [holder?.organisation, nextStep?.owner].filter((organisation) => organisation !== undefined);

/** Who reads it from now on. */
export const grantsTo = (holder: Holder, reader: Holder): readonly Grant[] =>
  [...new Map([holder, reader].map((team) => [team.organisation, team])).values()]
    .filter(({ kind }) => kind !== 'sending-team')
    .map(({ organisation, kind }) => ({
      organisation,
      as: kind === 'landing-team' ? 'landing-team' : 'offered',
    }));
