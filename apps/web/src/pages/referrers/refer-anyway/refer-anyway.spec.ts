import { describe, expect, it } from '@jest/globals';
import type { Outcome, ServiceKind } from '@waymark/contracts';
import { printedForSender, printedForTeam } from '../../../layout/printing/printed-referral.js';
import { aPreCheck } from '../../../testing/judging-examples.fixture.js';
import { aPlacement } from '../../../testing/placing-examples.fixture.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import { whoSaysNo } from '../criteria/whether-they-say-no.js';
import {
  ReferAnywayForm,
  referAnywayProblems,
  referAnywaySentences,
} from './refer-anyway.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

describe('whether the criteria say no', () => {
  const [candidate] = aPreCheck.candidates;
  const [judgement] = aPreCheck.judgements;
  if (candidate === undefined || judgement === undefined) throw new Error('the example judges');
  const judged = (services: readonly (readonly [ServiceKind, ...Outcome[]])[]) => ({
    candidates: services.map(([kind], at) => ({ ...candidate, kind, serviceId: `s${String(at)}` })),
    judgements: services.flatMap(([, ...outcomes], at) =>
      outcomes.map((outcome) => ({ ...judgement, outcome, serviceId: `s${String(at)}` })),
    ),
  });

  it.each<{
    what: string;
    services: readonly (readonly [ServiceKind, ...Outcome[]])[];
    sector?: 'nhs' | 'voluntary-sector';
    is: string | undefined;
  }>([
    { what: 'every one', services: [['mmhs', 'not-eligible']], is: 'all' },
    { what: 'of two ways one', services: [['mmhs', 'not-eligible', 'not-yet']], is: undefined },
    { what: 'one that cannot tell', services: [['mmhs', 'cannot-tell']], is: undefined },
    {
      what: 'the hub alone',
      services: [
        ['mmhs', 'not-eligible'],
        ['vcse-link-work', 'eligible'],
      ],
      is: undefined,
    },
    {
      what: 'the hub, where the person would rather go',
      services: [
        ['mmhs', 'not-eligible'],
        ['vcse-link-work', 'eligible'],
      ],
      sector: 'nhs',
      is: 'preferred',
    },
    {
      what: 'the hub, where the person would rather go elsewhere',
      services: [
        ['mmhs', 'not-eligible'],
        ['vcse-link-work', 'eligible'],
      ],
      sector: 'voluntary-sector',
      is: undefined,
    },
    {
      what: 'none of the kind that is preferred',
      services: [['mmhs', 'eligible']],
      sector: 'voluntary-sector',
      is: undefined,
    },
    { what: 'nobody, where no service is known', services: [], is: undefined },
    { what: 'nobody, where nothing is judged', services: [['mmhs']], is: undefined },
  ])('$what: $is', ({ services, sector, is }) => {
    const preference = { sector: sector ?? ('none' as const), services: [] };
    expect(whoSaysNo(judged(services), preference)).toBe(is);
  });
});

describe('the reason', () => {
  it.each(rulesOf(ReferAnywayForm))('has a sentence for $field: $rule', ({ field, rule }) => {
    expect(referAnywaySentences[field]?.[rule]).toBeDefined();
  });

  it.each([
    { answers: {}, field: 'reason' },
    { answers: { reason: 'because' }, field: 'reason' },
    { answers: { reason: 'another-reason' }, field: 'words' },
    { answers: { reason: 'person-asks', words: 'x'.repeat(301) }, field: 'words' },
  ])('is not $answers', ({ answers, field }) => {
    expect(referAnywayProblems(answers).map((problem) => problem.field)).toEqual([field]);
  });

  it.each([
    { reason: 'person-asks' },
    { reason: 'another-reason', words: 'Seen by Jo there before.' },
  ])('may be $reason', (answers) => {
    expect(referAnywayProblems(answers)).toEqual([]);
  });

  it('is read by whoever sent it and by the team that opens it, on paper too', () => {
    const despiteCriteria = { reason: 'agreed-with-team', words: 'Spoke to Jo.' } as const;
    const referral = { ...aReferral, sent: { ...aReferral.sent, despiteCriteria } };
    for (const { details } of [
      printedForSender(referral, NOW),
      printedForTeam(aPlacement, referral, NOW),
    ]) {
      expect(details.flatMap(({ rows }) => rows)).toContainEqual({
        key: 'Sent although the criteria say no, because',
        value: 'The team has agreed to look at it\nSpoke to Jo.',
      });
    }
  });
});
