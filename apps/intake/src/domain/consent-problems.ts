import {
  isUnder16,
  type ConsentFacts,
  type Day,
  type FieldProblem,
  type SendReferral,
} from '@waymark/contracts';

/** Sharing needs her agreement to at least one kind of recipient, or a recorded reason to go without. */
export function* consentProblems(
  { consent, person }: Pick<SendReferral, 'consent' | 'person'>,
  today: Day,
): Generator<FieldProblem> {
  yield* under16Problems(consent, person.birthDate, today);
  const { hub, otherNhs, vcse, gp, withoutConsentBecause } = consent;
  if ([hub, otherNhs, vcse, gp].includes('yes') || withoutConsentBecause !== undefined) return;
  yield {
    field: 'consent',
    rule: 'no-consent',
    message:
      'The person has not agreed to share this with anyone. Ask them, or record why it is shared without ' +
      'consent (best interests or serious harm), or ask the team for advice without naming them.',
  };
}

// An age that is not known is asked for by the criteria.
function* under16Problems(
  { under16 }: ConsentFacts,
  birthDate: Day | undefined,
  today: Day,
): Generator<FieldProblem> {
  const isChild = isUnder16(birthDate, today);
  if (isChild && under16 === undefined) {
    yield {
      field: 'consent.under16',
      rule: 'under-16-consent',
      message:
        'Under 16: say whether the person is competent to agree (Gillick), or somebody with parental ' +
        'responsibility has agreed, or that it is not assessed yet.',
    };
  }
  if (!isChild && under16 !== undefined) {
    yield {
      field: 'consent.under16',
      rule: 'not-under-16',
      message: 'This is said only for somebody under 16: take it out, or check the date of birth.',
    };
  }
}
