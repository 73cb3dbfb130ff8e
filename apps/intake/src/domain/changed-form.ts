import type { ChangedFacts, SendReferral } from '@waymark/contracts';

/** The form as it stands once the new parts have taken the place of the old ones. */
export function changedForm(form: SendReferral, change: ChangedFacts): SendReferral {
  const { current, occurrences, need, safety, consent, where, primaryCarer, preference } = change;
  const { urgencyComment } = change;
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
    ...(urgencyComment !== undefined && { urgencyComment }),
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
