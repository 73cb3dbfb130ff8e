import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '@waymark/contracts';
import { anyOf, aService, offers, rule } from './a-service.fixture.js';
import { assess } from './assess.js';
import { aLoss, livesIn, theFacts, type Different } from './facts.fixture.js';
import { sentencesOf } from './sentences.js';

interface When {
  readonly on: string;
  readonly first?: string;
}

function judge(file: Readonly<Record<string, unknown>>, { on, first = on }: When): Judgement {
  const different: Different = {
    ageYears: 17,
    places: { residence: livesIn('eastham') },
    occurrences: [aLoss('miscarriage', '2025-01-01')],
    need: { pathways: ['perinatal-loss'] },
  };
  const when = { judgedOn: on, firstReferredOn: first };
  const [judgement] = assess(theFacts(different), when, [aService(file)]).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}

const dated = (one: object, validFrom?: string, validTo?: string): object => ({
  ...one,
  ...(validFrom !== undefined && { validFrom }),
  ...(validTo !== undefined && { validTo }),
});
const adults = rule('minimum-age', { years: 18 });

describe('a rule that holds from a day or until a day', () => {
  it.each([
    { what: 'the day before it begins', from: '2026-03-01', on: '2026-02-28', is: 'eligible' },
    { what: 'its first day', from: '2026-03-01', on: '2026-03-01', is: 'not-eligible' },
    { what: 'its last day, waited for', to: '2026-03-01', on: '2026-03-01', is: 'not-yet' },
    { what: 'the day after it ends', to: '2026-03-01', on: '2026-03-02', is: 'eligible' },
    {
      what: 'begun while the referral waited',
      from: '2026-03-01',
      on: '2026-04-01',
      first: '2026-02-28',
      is: 'eligible',
    },
    {
      what: 'ended while the referral waited',
      to: '2026-03-01',
      on: '2026-04-01',
      first: '2026-02-28',
      is: 'eligible',
    },
  ])('$what: $is', ({ from, to, is, ...when }) => {
    expect(judge({ criteria: [dated(adults, from, to)] }, when).outcome).toBe(is);
  });

  it('keeps its line, which says when it holds', () => {
    const file = { criteria: [dated(adults, '2026-03-01', '2026-05-31')] };
    const line = judge(file, { on: '2026-02-28' }).lines.find(
      ({ criterion }) => criterion === 'minimum-age',
    );
    expect(line).toMatchObject({
      outcome: 'met',
      seen: 'not in force',
      because: 'This holds from 1 March 2026 until 31 May 2026.',
    });
    expect(sentencesOf(aService(file))).toContain(
      'Everyone: aged 18 or over (from 1 March 2026 until 31 May 2026).',
    );
  });
});

describe('a way in that is open from a day or until a day', () => {
  const twoYears = rule('time-since-event', { event: 'loss', atMostYears: 2 });
  const fromAdults = (from?: string, to?: string) => ({
    pathways: [offers('perinatal-loss', anyOf(adults, dated(twoYears, from, to)))],
  });

  it.each([
    { what: 'its first day', from: '2026-03-01', on: '2026-03-01', is: 'eligible' },
    { what: 'its last day', to: '2026-03-01', on: '2026-03-01', is: 'eligible' },
    { what: 'the day after it ends', to: '2026-03-01', on: '2026-03-02', is: 'not-eligible' },
    {
      what: 'begun while the referral waited',
      from: '2026-03-01',
      on: '2026-04-01',
      first: '2026-02-28',
      is: 'eligible',
    },
    {
      what: 'ended while the referral waited',
      to: '2026-03-01',
      on: '2026-04-01',
      first: '2026-03-01',
      is: 'eligible',
    },
  ])('$what: $is', ({ from, to, is, ...when }) => {
    expect(judge(fromAdults(from, to), when).outcome).toBe(is);
  });

  it('is waited for', () => {
    const answer = judge(fromAdults('2026-03-01'), { on: '2026-02-28' });
    expect(answer).toMatchObject({ outcome: 'not-yet', until: '2026-03-01' });
    expect(answer.because).toContain('This holds from 1 March 2026.');
  });

  it('is not waited for by somebody who will not meet it either', () => {
    const oneYear = rule('time-since-event', { event: 'loss', atMostYears: 1 });
    const pathways = [offers('perinatal-loss', anyOf(adults, dated(oneYear, '2026-06-01')))];
    expect(judge({ pathways }, { on: '2026-03-01' }).outcome).toBe('not-eligible');
  });
});

describe('a pathway that is offered from a day or until a day', () => {
  const offered = { ...offers('perinatal-loss'), validFrom: '2026-03-01', validTo: '2026-05-31' };
  it.each([
    { on: '2026-02-28', is: 'not-yet', until: '2026-03-01' },
    { on: '2026-03-01', is: 'eligible', until: undefined },
    { on: '2026-05-31', is: 'eligible', until: undefined },
    { on: '2026-06-01', is: 'not-eligible', until: undefined },
  ])('on $on: $is', ({ on, is, until }) => {
    const { outcome, until: from } = judge({ pathways: [offered] }, { on });
    expect([outcome, from]).toEqual([is, until]);
  });
});

it.each([
  { what: 'a rule', file: { criteria: [dated(adults, '2026-03-02', '2026-03-01')] } },
  {
    what: 'a pathway',
    file: {
      pathways: [{ ...offers('tokophobia'), validFrom: '2026-03-02', validTo: '2026-03-01' }],
    },
  },
])('$what that ends before it begins is refused', ({ file }) => {
  expect(() => aService(file)).toThrow('validTo: lies before validFrom');
});
