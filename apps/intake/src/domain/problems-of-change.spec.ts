import { describe, expect, it } from '@jest/globals';
import type { ChangedFacts, SendReferral } from '@waymark/contracts';
import { aForm, TODAY, type Change as ChangeOf } from './a-form.fixture.js';
import { aPlaceList } from './place-list.fixture.js';
import { problemsOfChange } from './problems-of-change.js';

type Before = ChangeOf<SendReferral>;

const context = { today: TODAY, sentBy: 'person', places: aPlaceList() } as const;
const epds = (selfHarmItem: number) => ({ measure: 'EPDS', total: 14, selfHarmItem }) as const;
const need = (...items: number[]) => aForm({ need: { scores: items.map(epds) } }).need;
const safety = (change: ChangeOf<SendReferral['safety']>) => aForm({ safety: change }).safety;
const notUrgent = { urgency: 'not-urgent' } as const;
const known = { ...notUrgent, notUrgentBecause: 'assessed-no-immediate-risk' } as const;
const amber = { signs: ['severe-insomnia'], ...notUrgent } as const;

describe('a change', () => {
  it.each<{ before?: Before; change: ChangedFacts; what: string; is: string[] }>([
    {
      what: 'that tells of self-harm where it was called not urgent without a reason',
      before: { safety: amber },
      change: { need: need(1) },
      is: ['safety.notUrgentBecause not-urgent-because'],
    },
    {
      what: 'that tells of self-harm where it was called not urgent because of something else',
      before: { safety: { signs: ['estrangement'], ...known } },
      change: { need: need(1) },
      is: ['safety.notUrgentBecause not-urgent-because-anew'],
    },
    {
      what: 'that tells of more self-harm than it was called not urgent for',
      before: { need: need(1), safety: known },
      change: { need: need(1, 2) },
      is: ['safety.notUrgentBecause not-urgent-because-anew'],
    },
    {
      what: 'that tells of self-harm and says anew why it is not urgent',
      before: { safety: amber },
      change: { need: need(1), safety: safety(known) },
      is: [],
    },
    {
      what: 'of the need that leaves self-harm as it was judged',
      before: { need: need(1), safety: known },
      change: { need: { ...need(1), level: 'severe' } },
      is: [],
    },
    {
      what: 'that tells of self-harm where somebody acts within 48 hours',
      before: { safety: { signs: ['severe-insomnia'], urgency: 'within-48-hours' } },
      change: { need: need(3) },
      is: [],
    },
    {
      what: 'to "not urgent, because of something else" without a word',
      before: { safety: { signs: ['estrangement'], ...known } },
      change: {
        safety: safety({ signs: ['estrangement'], ...notUrgent, notUrgentBecause: 'other' }),
      },
      is: ['urgencyComment not-urgent-other'],
    },
    {
      what: 'to "not urgent, because of something else" in a few words',
      before: { safety: { signs: ['estrangement'], ...known } },
      change: {
        safety: safety({ signs: ['estrangement'], ...notUrgent, notUrgentBecause: 'other' }),
        urgencyComment: 'Seen this morning.',
      },
      is: [],
    },
    {
      what: 'of the birth date that no longer fits what happened',
      change: { birthDate: '2018-11-01' },
      is: ['occurrences[0].on before-she-could', 'consent.under16 under-16-consent'],
    },
    {
      what: 'of the birth date that cannot be',
      change: { birthDate: '1900-01-01' },
      is: ['birthDate birth-date-age'],
    },
    {
      what: 'of the birth date to that of a child, which asks who could agree',
      before: { occurrences: [] },
      change: { birthDate: '2011-11-22' },
      is: ['consent.under16 under-16-consent'],
    },
    {
      what: 'of the birth date of a child to that of an adult, whose own agreement it is',
      before: {
        person: { birthDate: '2011-11-22' },
        occurrences: [],
        consent: { under16: 'parental-responsibility' },
      },
      change: { birthDate: '1995-11-22' },
      is: [],
    },
    {
      what: 'that hides a home to which letters were safe',
      before: { person: { contact: { safe: { letter: 'yes' } } } },
      change: { where: aForm({ where: { residence: 'hidden' } }).where },
      is: [],
    },
    {
      what: 'to half a postcode',
      change: { postcode: 'NR1' },
      is: ['postcode postcode'],
    },
    {
      what: 'of one thing, where another has aged since',
      before: { occurrences: [{ kind: 'birth', on: '2026-11-01', certainty: 'expected' }] },
      change: { primaryCarer: 'no' },
      is: [],
    },
    {
      what: 'of the very thing that has aged',
      before: { occurrences: [{ kind: 'birth', on: '2026-11-01', certainty: 'expected' }] },
      change: { occurrences: [{ kind: 'birth', on: '2026-11-01', certainty: 'expected' }] },
      is: ['occurrences[0].on expected-in-future'],
    },
    {
      what: 'of a part whose name begins like another’s',
      before: { need: { scores: [{ measure: 'EPDS', total: 31 }] } },
      change: { current: { state: 'not-pregnant', dueCertainty: 'about' } },
      is: ['current.dueCertainty due-date-missing'],
    },
  ])('$what: $is', ({ before, change, is }) => {
    const problems = problemsOfChange(aForm(before), change, context);
    expect(problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual(is);
  });
});
