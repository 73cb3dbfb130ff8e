import type { ChangedFacts, SendReferral } from '@waymark/contracts';

/** The form as it stands once the new parts have taken the place of the old ones. */
export function changedForm(form: SendReferral, change: ChangedFacts): SendReferral {
  const { current, occurrences, need, safety, where, primaryCarer, preference } = change;
  const { urgencyComment } = change;
  return {
    ...form,
    person: changedPerson(form.person, change),
    consent: consentOf(form, change),
    ...(current !== undefined && { current }),
    ...(occurrences !== undefined && { occurrences }),
    ...(need !== undefined && { need }),
    ...(safety !== undefined && { safety }),
    ...(where !== undefined && { where }),
    ...(primaryCarer !== undefined && { primaryCarer }),
    ...(preference !== undefined && { preference }),
    ...(urgencyComment !== undefined && { urgencyComment }),
  };
}

// Who could agree under 16 was answered for another date of birth: it is asked anew, or no longer.
function consentOf(
  { consent: { under16: _, ...others }, consent: before }: SendReferral,
  { birthDate, consent }: ChangedFacts,
): SendReferral['consent'] {
  return consent ?? (birthDate === undefined ? before : others);
}

function changedPerson(
  { address, postcode: oldPostcode, contact, ...person }: SendReferral['person'],
  { birthDate, postcode: newPostcode, where }: ChangedFacts,
): SendReferral['person'] {
  const hidden = where?.residence === 'hidden';
  // One that is given with a hidden home is refused, and so must be seen.
  const postcode = newPostcode ?? (hidden ? undefined : oldPostcode);
  return {
    ...person,
    ...(birthDate !== undefined && { birthDate }),
    // An address that must be hidden from now on is not kept, nor written to.
    contact: hidden ? { ...contact, safe: { ...contact.safe, letter: 'no' } } : contact,
    ...(!hidden && address !== undefined && { address }),
    ...(postcode !== undefined && { postcode }),
  };
}
