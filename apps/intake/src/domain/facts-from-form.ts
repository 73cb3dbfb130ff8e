import {
  ageOn,
  type Day,
  type PlaceFacts,
  type ReferralFacts,
  type SendReferral,
} from '@waymark/contracts';

/** What the criteria may read: codes, dates and whole numbers, and nothing that says who she is. */
export function factsFromForm(
  form: SendReferral,
  receivedOn: Day,
  places: PlaceFacts,
): ReferralFacts {
  const { birthDate } = form.person;
  const { pathways, traumaKinds, conditions, ...need } = form.need;
  const { signs, ...safety } = form.safety;
  const { sector, services } = form.preference;
  return {
    person: form.about,
    ...(form.parenthood !== undefined && { parenthood: form.parenthood }),
    ...(birthDate !== undefined && ageOn(birthDate, receivedOn)),
    places,
    current: form.current,
    occurrences: form.occurrences,
    need: {
      ...need,
      pathways: once(pathways),
      traumaKinds: once(traumaKinds),
      conditions: once(conditions),
    },
    safety: { ...safety, signs: once(signs) },
    primaryCarer: form.primaryCarer,
    referrer: form.referrer.facts,
    consent: form.consent,
    preference: { sector, services: once(services) },
  };
}

const once = <Code>(codes: readonly Code[]): readonly Code[] => [...new Set(codes)];
