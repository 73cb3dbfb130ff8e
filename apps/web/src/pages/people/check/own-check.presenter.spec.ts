import { describe, expect, it } from '@jest/globals';
import type { OwnContext } from '../questions/own-question.js';
import { ownCheckPage } from './own-check.presenter.js';

const context: OwnContext = {
  answers: {
    happened: { happened: ['birth', 'loss', 'apart'] },
    birth: { on: '1994-05' },
    loss: { loss: 'miscarriage' },
    'loss-when': { on: '2026-03' },
    apart: { on: '2026-05' },
  },
  today: '2026-11-22',
  places: [],
  lookups: { postcodes: true, practices: true },
  practices: [],
};
const without = (gone: string): OwnContext => {
  const happened = ['birth', 'loss', 'apart'].filter((one) => one !== gone);
  return { ...context, answers: { ...context.answers, happened: { happened } } };
};

describe('an answer of somebody’s own that was refused', () => {
  it.each([
    { field: 'occurrences[0].on', of: context, leads: 'birth' },
    { field: 'occurrences[1].on', of: context, leads: 'loss-when' },
    { field: 'occurrences[2].on', of: context, leads: 'apart' },
    { field: 'occurrences[0].on', of: without('birth'), leads: 'loss-when' },
    { field: 'occurrences[1].on', of: without('loss'), leads: 'apart' },
    { field: 'occurrences[0].loss.kind', of: context, leads: 'happened' },
    { field: 'person.birthDate', of: context, leads: 'born' },
  ])('$field leads to where $leads is asked', ({ field, of, leads }) => {
    const problem = { field, rule: 'any', message: 'any' };
    expect(ownCheckPage(of, [problem]).problems).toEqual([
      { text: 'Please check this answer', href: `/for-you/questions/${leads}?from=check` },
    ]);
  });
});
