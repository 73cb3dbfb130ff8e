import type { FieldProblem, SendReferral } from '@waymark/contracts';

/** What professionals alone say of somebody: a public page is no way around it. */
const PROFESSIONAL = [
  'urgencyComment',
  'callTaken',
  'safetyConcernId',
  'firstReferredOn',
  'addToOpen',
  'referAnywayBecause',
  'despiteCriteria',
] as const satisfies readonly (keyof SendReferral)[];

/** What is wrong with a referral that somebody makes of themselves without signing in. */
export function* selfReferralProblems(form: SendReferral): Generator<FieldProblem> {
  if (form.referrer.facts.role !== 'self') {
    yield {
      field: 'referrer.facts.role',
      rule: 'self-only',
      message: 'Only the person themselves refers here: send the role self.',
    };
  }
  for (const field of PROFESSIONAL.filter((name) => form[name] !== undefined)) {
    yield {
      field,
      rule: 'professional-only',
      message: 'Only a professional says this about somebody: take it out.',
    };
  }
  if (form.consent.withoutConsentBecause !== undefined) {
    yield {
      field: 'consent.withoutConsentBecause',
      rule: 'professional-only',
      message: 'Whoever refers themselves agrees themselves, or does not: take it out.',
    };
  }
}
