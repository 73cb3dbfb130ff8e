import type { ChangedFacts, FieldProblem, SendReferral } from '@waymark/contracts';

/** The form as it stands once the new parts have taken the place of the old ones. */
export function changedForm(form: SendReferral, change: ChangedFacts): SendReferral {
  const { current, occurrences, need, safety, consent, where, primaryCarer, preference } = change;
  return {
    ...form,
    person: changedPerson(form.person, change),
    ...(current !== undefined && { current }),
    ...(occurrences !== undefined && { occurrences }),
    ...(need !== undefined && { need }),
    ...(safety !== undefined && { safety }),
    ...(consent !== undefined && { consent }),
    ...(where !== undefined && { where }),
    ...(primaryCarer !== undefined && { primaryCarer }),
    ...(preference !== undefined && { preference }),
  };
}

function changedPerson(
  { address, postcode: oldPostcode, ...person }: SendReferral['person'],
  { birthDate, postcode: newPostcode, where }: ChangedFacts,
): SendReferral['person'] {
  const hidden = where?.residence === 'hidden';
  // One that is given with a hidden home is refused, and so must be seen.
  const postcode = newPostcode ?? (hidden ? undefined : oldPostcode);
  return {
    ...person,
    ...(birthDate !== undefined && { birthDate }),
    // An address that must be hidden from now on is not kept.
    ...(!hidden && address !== undefined && { address }),
    ...(postcode !== undefined && { postcode }),
  };
}

const OF_PERSON: Readonly<Record<string, string>> = {
  birthDate: 'person.birthDate',
  postcode: 'person.postcode',
};

/** Problems of what was changed; what was right when it was sent and has aged since is not asked again. */
export function problemsOfChange(
  problems: readonly FieldProblem[],
  change: ChangedFacts,
): readonly FieldProblem[] {
  const parts = Object.keys(change).map((part) => OF_PERSON[part] ?? part);
  return problems
    .filter(({ field }) => parts.some((part) => field === part || isWithin(field, part)))
    .map(({ field, rule, message }) => ({
      field: Object.values(OF_PERSON).includes(field) ? field.replace('person.', '') : field,
      rule,
      message,
    }));
}

const isWithin = (field: string, part: string): boolean =>
  field.startsWith(`${part}.`) || field.startsWith(`${part}[`);
