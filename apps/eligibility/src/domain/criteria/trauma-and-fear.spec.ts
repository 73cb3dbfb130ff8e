import { describe, expect, it } from '@jest/globals';
import type {
  SeparationCause,
  SeparationTime,
  TokophobiaKind,
  TraumaKind,
} from '@waymark/contracts';
import { aBirth, aLoss, aSeparation } from '../facts.fixture.js';
import { condition } from './condition.js';
import { judged, refused } from './judged.fixture.js';
import { separationCause } from './separation-cause.js';
import { tokophobiaKind } from './tokophobia-kind.js';
import { traumaKind } from './trauma-kind.js';

describe('kinds of trauma', () => {
  it.each<{ has: TraumaKind[]; is: string }>([
    { has: ['birth'], is: 'met' },
    { has: ['postnatal', 'birth'], is: 'met' },
    { has: ['postnatal'], is: 'not-met' },
    { has: [], is: 'not-known' },
  ])('taken pregnancy or birth, has $has: $is', ({ has, is }) => {
    const settings = { accepts: ['pregnancy', 'birth'] };
    expect(judged(traumaKind, settings, { need: { traumaKinds: has } }).outcome).toBe(is);
  });
});

describe('kinds of fear of birth', () => {
  it.each<{ accepts: string[]; kind: TokophobiaKind; is: string }>([
    { accepts: ['primary'], kind: 'primary', is: 'met' },
    { accepts: ['primary'], kind: 'secondary', is: 'not-met' },
    { accepts: ['primary'], kind: 'not-known', is: 'not-known' },
    { accepts: ['primary', 'secondary'], kind: 'not-known', is: 'met' },
  ])('taken $accepts, is $kind: $is', ({ accepts, kind, is }) => {
    expect(judged(tokophobiaKind, { accepts }, { need: { tokophobiaKind: kind } }).outcome).toBe(
      is,
    );
  });
});

describe('separation from a baby', () => {
  it.each<{ settings: object; cause: SeparationCause; at: SeparationTime; is: string }>([
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'safeguarding',
      at: 'birth',
      is: 'met',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'safeguarding',
      at: 'maternity-setting',
      is: 'met',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'safeguarding',
      at: 'later',
      is: 'not-met',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'safeguarding',
      at: 'not-known',
      is: 'not-known',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'illness',
      at: 'birth',
      is: 'not-met',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'not-known',
      at: 'birth',
      is: 'not-known',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'birth' },
      cause: 'not-known',
      at: 'later',
      is: 'not-met',
    },
    {
      settings: { accepts: ['separation'], at: 'birth' },
      cause: 'safeguarding',
      at: 'birth',
      is: 'met',
    },
    {
      settings: { accepts: ['social-care-proceedings'] },
      cause: 'social-care-proceedings',
      at: 'later',
      is: 'met',
    },
    {
      settings: { accepts: ['safeguarding'], at: 'maternity-setting' },
      cause: 'safeguarding',
      at: 'birth',
      is: 'met',
    },
  ])('$settings, $cause at $at: $is', ({ settings, cause, at, is }) => {
    const occurrences = [aSeparation(cause, at, '2026-08-01')];
    expect(judged(separationCause, settings, { occurrences }).outcome).toBe(is);
  });

  it('asks where none was recorded', () => {
    expect(judged(separationCause, { accepts: ['safeguarding'] }).missing).toBe(
      'occurrences.separation.cause',
    );
  });
});

describe('post-traumatic stress after a birth or loss', () => {
  const settings = { requires: 'ptsd', after: ['birth', 'stillbirth'] };
  it.each([
    {
      what: 'ptsd after a birth',
      conditions: ['ptsd'],
      occurrences: [aBirth('2026-05-01')],
      is: 'met',
    },
    {
      what: 'ptsd after a stillbirth',
      conditions: ['ptsd'],
      occurrences: [aLoss('stillbirth', '2026-05-01')],
      is: 'met',
    },
    {
      what: 'ptsd after an ectopic pregnancy',
      conditions: ['ptsd'],
      occurrences: [aLoss('ectopic', '2026-05-01')],
      is: 'not-met',
    },
    {
      what: 'anxiety after a birth',
      conditions: ['anxiety'],
      occurrences: [aBirth('2026-05-01')],
      is: 'not-met',
    },
    {
      what: 'nothing named after a birth',
      conditions: [],
      occurrences: [aBirth('2026-05-01')],
      is: 'not-known',
    },
    { what: 'ptsd after nothing recorded', conditions: ['ptsd'], occurrences: [], is: 'not-known' },
  ] as const)('$what: $is', ({ conditions, occurrences, is }) => {
    expect(judged(condition, settings, { need: { conditions }, occurrences }).outcome).toBe(is);
  });

  it('counts a trauma at birth with its own date', () => {
    const need = { conditions: ['ptsd'], traumaKinds: ['birth'], traumaOn: '2026-05' } as const;
    expect(judged(condition, settings, { need }).outcome).toBe('met');
  });

  it('takes any of several conditions', () => {
    const accepts = ['anxiety', 'ptsd'];
    expect(
      judged(condition, { accepts }, { need: { conditions: ['anxiety', 'ocd-severe'] } }).outcome,
    ).toBe('met');
    expect(judged(condition, { accepts }, { need: { conditions: ['psychosis'] } }).outcome).toBe(
      'not-met',
    );
    expect(judged(condition, { accepts }).outcome).toBe('not-known');
    expect(refused(condition, {})).toContain('exactly one');
  });
});
