import type { Pathway } from '@waymark/contracts';
import type { Happening } from './happening.js';

const isBirthLike = ({ kind, birth }: Happening): boolean =>
  kind !== 'separation' || birth !== undefined;

const SUBJECTS: Readonly<Partial<Record<Pathway, (happening: Happening) => boolean>>> = {
  'perinatal-loss': ({ kind }) => kind === 'loss',
  'custody-loss': ({ kind }) => kind === 'separation',
  'birth-trauma': isBirthLike,
  'neonatal-unit-trauma': isBirthLike,
  'baby-with-serious-condition': isBirthLike,
};

/** The things that happened which a pathway is about; each is judged alone, so that two babies are never mixed. */
export function subjectsOf(
  pathway: Pathway,
  happenings: readonly Happening[],
): readonly Happening[] {
  const isSubject = SUBJECTS[pathway];
  return isSubject === undefined ? happenings : happenings.filter(isSubject);
}
