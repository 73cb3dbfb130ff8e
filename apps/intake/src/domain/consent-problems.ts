import type { ConsentFacts, FieldProblem } from '@waymark/contracts';

/** Sharing needs her agreement to at least one kind of recipient, or a recorded reason to go without. */
export function* consentProblems(consent: ConsentFacts): Generator<FieldProblem> {
  const { hub, otherNhs, vcse, gp, withoutConsentBecause } = consent;
  if ([hub, otherNhs, vcse, gp].includes('yes') || withoutConsentBecause !== undefined) return;
  yield {
    field: 'consent',
    rule: 'no-consent',
    message:
      'She has not agreed to share this with anyone. Ask her, or record why it is shared without ' +
      'consent (best interests or serious harm), or ask the team for advice without naming her.',
  };
}
