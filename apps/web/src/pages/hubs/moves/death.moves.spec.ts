import { describe, expect, it } from '@jest/globals';
import type { OccurrenceFact } from '@waymark/contracts';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { aMoveContext as context } from '../../../testing/placing-examples.fixture.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { referralPage } from '../../referrers/referral/referral.presenter.js';
import { detailSections } from '../../../layout/words/referral-details.js';
import { moves } from './moves.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

describe('the death of a baby', () => {
  const born = (on?: string, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
    kind: 'birth',
    certainty: 'exact',
    ...(on !== undefined && { on }),
    ...more,
  });
  const told = [
    born('2020-02-29'),
    born('2026-11-02'),
    born('2026-11-02'),
    born('2026-12-20', { certainty: 'expected' }),
  ];
  const baby = { who: 'baby', on: '2026-11-20', kind: 'neonatal-death', pregnantNow: 'no' };
  const problemsOf = (answers: FormAnswers, occurrences: readonly OccurrenceFact[]) => [
    ...checkAnswers(moves.death.form, answers, moves.death.sentences),
    ...(moves.death.alsoCheck?.(answers, { ...context, occurrences }) ?? []),
  ];

  it('is of a baby that was told of, or of another', () => {
    const parts = moves.death.questions({ ...context, occurrences: told });
    const which = parts.find((part) => 'name' in part && part.name === 'which');
    expect(which).toMatchObject({
      options: [{ value: '2020-02-29' }, { value: '2026-11-02' }, { value: 'another' }],
    });
    const none = moves.death.questions({ ...context, occurrences: [] });
    expect(none.some((part) => 'name' in part && part.name === 'which')).toBe(false);
  });

  it.each<{
    what: string;
    answers: FormAnswers;
    occurrences?: readonly OccurrenceFact[];
    fields: string[];
  }>([
    { what: 'nothing about the baby', answers: { who: 'baby' }, fields: ['kind', 'pregnantNow'] },
    { what: 'which of those told of', answers: baby, occurrences: told, fields: ['which'] },
    {
      what: 'when another was born',
      answers: { ...baby, which: 'another' },
      occurrences: told,
      fields: ['bornOn'],
    },
    {
      what: 'a birth after the death',
      answers: { ...baby, bornOn: '2026-11-21' },
      fields: ['bornOn'],
    },
    {
      what: 'an older child who died as a newborn',
      answers: { ...baby, which: '2020-02-29' },
      occurrences: told,
      fields: ['kind'],
    },
    { what: 'a day to come', answers: { ...baby, on: '2026-11-23' }, fields: ['on'] },
  ])('$what is put right at its question', ({ answers, occurrences = [], fields }) => {
    expect(problemsOf(answers, occurrences).map(({ field }) => field)).toEqual(fields);
  });

  it.each<{ what: string; answers: FormAnswers; body: object }>([
    {
      what: 'of one told of',
      answers: { ...baby, which: '2026-11-02', bornOn: '2020-01-01' },
      body: { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' },
    },
    {
      what: 'of another',
      answers: { ...baby, which: 'another', bornOn: '2026-11-10' },
      body: { kind: 'neonatal-death', bornOn: '2026-11-10', pregnantNow: 'no' },
    },
    {
      what: 'of one whose birth was told without a date',
      answers: { ...baby, which: 'no-date' },
      body: { kind: 'neonatal-death', pregnantNow: 'no' },
    },
    {
      what: 'before birth, whatever else was chosen on the page',
      answers: { ...baby, kind: 'stillbirth', which: '2026-11-02' },
      body: { kind: 'stillbirth', pregnantNow: 'no' },
    },
  ])('$what is said once, and nothing besides', ({ answers, body }) => {
    expect(moves.death.body(answers, { now: NOW })).toEqual({
      who: 'baby',
      on: '2026-11-20',
      baby: body,
    });
  });

  it('of the person says nothing of a baby', () => {
    const answers = { ...baby, who: 'woman' };
    expect(moves.death.body(answers, { now: NOW })).toEqual({ who: 'woman', on: '2026-11-20' });
  });

  it('changes how pages speak: no sign, and no question, is of a baby who lives', () => {
    const loss: OccurrenceFact = { kind: 'loss', certainty: 'exact', loss: { kind: 'stillbirth' } };
    const spoken = (occurrences: readonly OccurrenceFact[]): string =>
      JSON.stringify(moves.worse.questions({ ...context, occurrences }));
    expect(spoken(told)).toContain('cut off from the baby');
    expect(spoken([loss])).not.toContain('cut off from the baby');
    expect(spoken([loss, born('2026-11-02')])).toContain('cut off from the baby');
    const read = (
      occurrences: readonly OccurrenceFact[],
      state: 'pregnant' | 'not-pregnant' = 'not-pregnant',
    ): string => {
      const sent = { ...aReferral.sent, occurrences, current: { state } };
      return JSON.stringify(detailSections({ ...aReferral, sent }));
    };
    expect(read(told)).toContain('Main carer');
    expect(read([loss])).not.toContain('Main carer');
    expect(read([loss], 'pregnant')).toContain('Main carer');
  });

  it('is the first thing that the team that sent reads, until it is corrected', () => {
    const step = (what: string) => ({ at: '2026-11-21T10:00:00.000Z', what, words: 'Words.' });
    const page = (...steps: string[]) =>
      referralPage({ ...aReferral, progress: steps.map(step) }, 'wensum-maternity', NOW).loss;
    expect(page('referral.received')).toBeUndefined();
    expect(page('referral.death-recorded', 'referral.accepted')).toMatch(/^A death is recorded/);
    expect(page('referral.death-recorded', 'referral.death-corrected')).toBeUndefined();
  });
});
