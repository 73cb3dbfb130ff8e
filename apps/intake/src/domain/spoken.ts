import {
  SPOKEN_FIELDS,
  type PersonDetails,
  type SendReferral,
  type SpokenChange,
  type SpokenField,
  type SpokenWith,
} from '@waymark/contracts';

/** How the person is spoken with and written to, as the form says it now. */
export function spokenOf({ person, equity }: Pick<SendReferral, 'person' | 'equity'>): SpokenWith {
  const { language, interpreterNeeded, interpreterWish, reading } = equity;
  const { dialect, nameToUse, pronouns } = person;
  return {
    language,
    interpreterNeeded,
    ...(dialect !== undefined && { dialect }),
    ...(interpreterWish !== undefined && { interpreterWish }),
    ...(reading !== undefined && { reading }),
    ...(nameToUse !== undefined && { nameToUse }),
    ...(pronouns !== undefined && { pronouns }),
  };
}

/** What of who the person is follows from it: what it does not say is taken away. */
export function personSpokenWith(
  { nameToUse: _name, pronouns: _pronouns, dialect: _dialect, ...person }: PersonDetails,
  { nameToUse, pronouns, dialect }: SpokenWith,
): PersonDetails {
  return {
    ...person,
    ...(nameToUse !== undefined && { nameToUse }),
    ...(pronouns !== undefined && { pronouns }),
    ...(dialect !== undefined && { dialect }),
  };
}

/** A name that is not used any more hurts where it is read again. */
const NOT_REPEATED: readonly SpokenField[] = ['nameToUse', 'pronouns'];

/** What is other than before. */
export const spokenChanges = (before: SpokenWith, now: SpokenWith): readonly SpokenChange[] =>
  SPOKEN_FIELDS.filter((what) => before[what] !== now[what]).map((what) => ({
    what,
    ...(before[what] !== undefined && !NOT_REPEATED.includes(what) && { before: before[what] }),
    ...(now[what] !== undefined && { now: now[what] }),
  }));

/** Somebody is met without an interpreter from now on who was not before. */
export const endsTheNeed = (before: SpokenWith, now: SpokenWith): boolean =>
  before.interpreterNeeded === 'yes' && now.interpreterNeeded !== 'yes';
