import { aForm } from '../domain/a-form.fixture.js';

interface BadSelfReferral {
  readonly what: string;
  readonly as: 'midwife' | 'machine' | 'passerBy';
  readonly body: object;
  readonly is: string;
}

const form = aForm({ referrer: { facts: { role: 'self' } } });
const bad = (
  what: string,
  change: object,
  is: string,
  as: BadSelfReferral['as'] = 'passerBy',
): BadSelfReferral => ({ what, as, body: { ...form, ...change }, is });

/** Self-referrals that are refused, and how. */
export const badSelfReferrals: readonly BadSelfReferral[] = [
  bad('by a midwife', {}, '403 forbidden', 'midwife'),
  bad('by a machine', {}, '403 forbidden', 'machine'),
  bad('about somebody else', { referrer: aForm().referrer }, '422 referrer.facts.role self-only'),
  bad(
    'with what professionals say',
    {
      ...{ firstReferredOn: '2026-11-01', addToOpen: true, referAnywayBecause: 'A wish.' },
      despiteCriteria: { reason: 'person-asks' },
    },
    '422 firstReferredOn professional-only, addToOpen professional-only, referAnywayBecause professional-only, despiteCriteria professional-only',
  ),
  bad(
    'without agreeing to anything',
    { consent: { ...form.consent, withoutConsentBecause: 'serious-harm' } },
    '422 consent.withoutConsentBecause professional-only',
  ),
  bad('with an unknown code', { need: { ...form.need, level: 'awful' } }, '422 need.level isIn'),
];
