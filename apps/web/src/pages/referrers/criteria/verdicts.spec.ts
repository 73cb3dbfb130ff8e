import { describe, expect, it } from '@jest/globals';
import { aPreCheck } from '../../../testing/judging-examples.fixture.js';
import { changesOf, verdictsOf, type Verdict } from './verdicts.js';

const seen = verdictsOf(aPreCheck);
const [notYet, cannotTell] = seen;
if (notYet === undefined || cannotTell === undefined) throw new Error('the example judges');
const LOSS = 'Perinatal Loss Pathway, Loss in pregnancy, or of a baby: ';

describe('what the criteria say now, beside what was seen', () => {
  it('is the same in whatever order it comes', () => {
    expect(changesOf(seen, seen.toReversed())).toEqual([]);
  });

  it.each<{ what: string; now: readonly Verdict[]; is: string }>([
    {
      what: 'another answer',
      now: [{ ...notYet, outcome: 'eligible' }, ...seen.slice(1)],
      is: `${LOSS}Meets the criteria, from 18 December 2026. Before: Not yet, from 18 December 2026.`,
    },
    {
      what: 'another day',
      now: [{ ...notYet, until: '2026-12-20' }, ...seen.slice(1)],
      is: `${LOSS}Not yet, from 20 December 2026. Before: Not yet, from 18 December 2026.`,
    },
    {
      what: 'another version that says the same',
      now: [{ ...notYet, revision: 2 }, ...seen.slice(1)],
      is: `${LOSS}Not yet, from 18 December 2026, as before; what it publishes is another version.`,
    },
    {
      what: 'a service that says nothing of it any longer',
      now: seen.slice(1),
      is: `${LOSS}says nothing of it any longer.`,
    },
    {
      what: 'a service that was not asked before',
      now: [...seen, { ...cannotTell, serviceId: 'norfolk', serviceName: 'Norfolk MMHS' }],
      is: 'Norfolk MMHS, Severe fear of pregnancy or birth: Cannot tell yet. It said nothing of it before.',
    },
  ])('is told in words: $what', ({ now, is }) => {
    expect(changesOf(seen, now)).toEqual([is]);
  });

  it('keeps a day only where it is waited for', () => {
    const [judgement] = aPreCheck.judgements;
    if (judgement === undefined) throw new Error('the example judges');
    const judged = { judgements: [{ ...judgement, outcome: 'eligible' as const }] };
    expect(verdictsOf(judged)[0]).not.toHaveProperty('until');
  });
});
