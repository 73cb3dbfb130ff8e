import { describe, expect, it } from '@jest/globals';
import type { Judgement, Pathway } from '@waymark/contracts';
import { anyOf, aService, offers, rule } from './a-service.fixture.js';
import { assess } from './assess.js';
import { aBirth, aLoss, livesIn, theFacts, type Different } from './facts.fixture.js';

const ON = '2026-11-22';
const citation = { source: 'https://harbour.example', published: 'As read.', readOn: ON };

function judge(file: Readonly<Record<string, unknown>>, different: Different = {}): Judgement {
  const facts = theFacts({
    occurrences: [aLoss('miscarriage', '2026-06-01')],
    ...different,
    places: { residence: livesIn('eastham'), ...different.places },
    need: { pathways: ['perinatal-loss'], ...different.need },
  });
  const when = { judgedOn: ON, firstReferredOn: ON };
  const [judgement] = assess(facts, when, [aService(file)]).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}

/** Every way to another answer, in words; what must change together is joined by "and". */
const ways = ({ wouldChange = [] }: Judgement): readonly string[] =>
  wouldChange.map(({ changes }) => changes.map(({ words }) => words).join(' and '));

const loss = (...criteria: object[]) => ({ pathways: [offers('perinatal-loss', ...criteria)] });
const oneYear = rule('time-since-event', { event: 'loss', atMostYears: 1 });
const missed = aLoss('miscarriage', '2025-11-19');
const DATE =
  'The last day was 19 November 2026, 3 days before the referral. Is the date of the miscarriage right?';

describe('facts that would change a no', () => {
  it.each<{ what: string; file: object; with: Different; ways: readonly string[] }>([
    {
      what: 'a window that passed three days ago',
      file: loss(oneYear),
      with: { occurrences: [missed] },
      ways: [DATE],
    },
    {
      what: 'a window that has passed, or a pregnancy',
      file: loss(anyOf(oneYear, rule('pregnancy-state', { required: 'pregnant' }))),
      with: { occurrences: [missed] },
      ways: [DATE, 'Recorded: not pregnant. Is that right?', 'A pregnancy would change this.'],
    },
    {
      what: 'a pregnancy that is in the way',
      file: { criteria: [rule('pregnancy-state', { required: 'not-pregnant' })] },
      with: { current: { state: 'pregnant' } },
      ways: ['Recorded: pregnant. Is that right?', 'The end of this pregnancy would change this.'],
    },
    {
      what: 'weeks of pregnancy',
      file: { criteria: [rule('gestation-now', { atMostWeeks: 34 })] },
      with: { current: { state: 'pregnant', dueOn: '2026-12-01' } },
      ways: ['Due on 1 December 2026. Is the due date right?'],
    },
    {
      what: 'time since a birth, or another pregnancy',
      file: {
        criteria: [rule('perinatal-window', { from: 'pregnancy', babyAgeAtMostMonths: 12 })],
      },
      with: { occurrences: [aLoss('stillbirth', '2025-11-20')] },
      ways: [
        'The last day was 20 November 2026, 2 days before the referral. Is the date of the stillbirth right?',
        'A pregnancy would change this.',
      ],
    },
    {
      what: 'no birth',
      file: {
        criteria: [rule('perinatal-window', { from: 'preconception', babyAgeUnderMonths: 12 })],
      },
      with: { occurrences: [aLoss('miscarriage', '2026-06-01')] },
      ways: [
        'No birth was recorded. Is that right?',
        'A pregnancy, or planning one, would change this.',
      ],
    },
    {
      what: 'the age of the youngest child',
      file: { criteria: [rule('youngest-child-age', { underYears: 5 })] },
      with: { occurrences: [missed, aBirth('2021-11-22')] },
      ways: [
        'The last day was 21 November 2026, 1 day before the referral. Is the date of the birth right?',
        'The birth of another child would change this.',
      ],
    },
    {
      what: 'the GP practice',
      file: { basis: [rule('gp-registered-in', { places: ['eastham'] })] },
      with: { places: { gpPractice: livesIn('farshire') } },
      ways: ['The GP practice is in Farshire. Is that right?'],
    },
    {
      what: 'no GP practice',
      file: { basis: [rule('gp-registered-in', { places: ['eastham'] })] },
      with: { places: { gpPractice: { known: 'none', places: [] } } },
      ways: [
        'There is no registration with a GP practice. Is that right?',
        'Registering with a GP practice in Eastham would change this.',
      ],
    },
    {
      what: 'maternity care elsewhere',
      file: { criteria: [rule('booked-unit-in', { units: ['st-annes'] })] },
      with: { places: { bookedUnit: livesIn('st-johns') } },
      ways: ["Recorded for maternity care: St John's Hospital. Is that right?"],
    },
    {
      what: 'an age below the least',
      file: { criteria: [rule('minimum-age', { years: 17, months: 9 })] },
      with: { ageYears: 16 },
      ways: [
        'The age is below the least that is taken. Is the birth date right?',
        'Reaching the age of 17 years and 9 months would change this.',
      ],
    },
    {
      what: 'an age above the last',
      file: { criteria: [rule('maximum-age', { years: 25 })] },
      with: { ageYears: 26 },
      ways: ['The age is above the last that is taken. Is the birth date right?'],
    },
    {
      what: 'who refers',
      file: { referrers: { roles: ['gp', 'midwife'], exhaustive: true, citation } },
      with: { referrer: { role: 'family' } },
      ways: ['A referral by GP or midwife would change this.'],
    },
    {
      what: 'a referrer who is not involved',
      file: { criteria: [rule('referrer-involved', { required: true })] },
      with: { referrer: { currentlyInvolved: 'no' } },
      ways: [
        'Recorded: the referrer is not involved in the care. Is that right?',
        'A referral by somebody who is involved in the care would change this.',
      ],
    },
    {
      what: 'no self-referral',
      file: { selfReferral: { allowed: false, citation } },
      with: { referrer: { role: 'self' } },
      ways: ['A referral by a professional would change this.'],
    },
    {
      what: 'consent that was refused',
      file: {},
      with: { consent: { hub: 'no' } },
      ways: [
        "Agreeing to share with the maternal mental health service would change this; that is the person's own choice.",
      ],
    },
    {
      what: 'a first step not taken',
      file: { criteria: [rule('prior-therapy', { required: true })] },
      with: { need: { priorTherapy: 'no' } },
      ways: [
        'Recorded: no talking therapy or similar care yet. Is that right?',
        'Having had talking therapy or similar care would change this.',
      ],
    },
    {
      what: 'another therapy under way',
      file: { criteria: [rule('other-therapy', { takes: 'none' })] },
      with: { need: { currentTherapy: 'yes' } },
      ways: [
        'Recorded: another therapy is under way. Is that right?',
        'The end of the other therapy would change this.',
      ],
    },
    {
      what: 'who cares for the baby',
      file: { criteria: [rule('primary-carer', { required: true })] },
      with: { primaryCarer: 'no', current: { state: 'pregnant' } },
      ways: ['Recorded: not the main carer of the baby. Is that right?'],
    },
    {
      what: 'a plan about a child',
      file: { exclusions: [rule('excludes', { fact: 'child-protection-plan' })] },
      with: { safety: { childProtectionPlan: 'yes' } },
      ways: [
        'Recorded: there is a child protection plan. Is that right?',
        'The end of the child protection plan would change this.',
      ],
    },
  ])('$what', ({ file, with: different, ways: expected }) => {
    const answer = judge({ ...file }, different);
    expect([answer.outcome, ways(answer)]).toEqual(['not-eligible', expected]);
  });

  it('home elsewhere', () => {
    const places = { residence: livesIn('farshire'), gpPractice: livesIn('eastham') };
    const occurrences = [missed];
    expect(ways(judge({}, { places, occurrences }))).toEqual([
      'Home is in Farshire. Is that right?',
    ]);
  });

  it('all that must change together is said together', () => {
    const file = { ...loss(oneYear), criteria: [rule('maximum-age', { years: 25 })] };
    expect(ways(judge(file, { occurrences: [missed] }))).toEqual([
      `${DATE} and The age is above the last that is taken. Is the birth date right?`,
    ]);
  });

  it('each baby is looked at alone', () => {
    const file = loss(oneYear, rule('loss-kind', { accepts: ['stillbirth'] }));
    const occurrences = [missed, aLoss('stillbirth', '2025-11-20')];
    expect(ways(judge(file, { occurrences }))).toEqual([
      'The last day was 20 November 2026, 2 days before the referral. Is the date of the stillbirth right?',
    ]);
  });
});

describe('what is never offered as a change', () => {
  it.each<{ what: string; file: object; with: Different }>([
    {
      what: 'the level of need',
      file: { criteria: [rule('severity', { accepts: ['severe'] })] },
      with: {},
    },
    {
      what: 'a diagnosis',
      file: { criteria: [rule('condition', { requires: 'ptsd' })] },
      with: { need: { conditions: ['anxiety'] } },
    },
    {
      what: 'an excluded diagnosis',
      file: { exclusions: [rule('excludes', { fact: 'condition', values: ['psychosis'] })] },
      with: { need: { conditions: ['psychosis'] } },
    },
    {
      what: 'a score',
      file: { criteria: [rule('score', { measure: 'PHQ-9', required: true, atLeast: 10 })] },
      with: { need: { impact: 'little', scores: [{ measure: 'PHQ-9', total: 9 }] } },
    },
    {
      what: 'a risk',
      file: { criteria: [rule('risk', { excludes: ['significant-risk'] })] },
      with: { safety: { riskToSelf: 'significant' } },
    },
    {
      what: 'the kind of loss',
      file: loss(rule('loss-kind', { accepts: ['stillbirth'] })),
      with: {},
    },
    {
      what: 'the weeks at the loss',
      file: loss(rule('gestation-at-loss', { atLeastWeeks: 24 })),
      with: {},
    },
    {
      what: 'what primary care can help with',
      file: { criteria: [rule('beyond-primary-care', { required: true })] },
      with: { need: { beyondPrimaryCare: 'no' } },
    },
    {
      what: 'whom it is about',
      file: { criteria: [rule('person', { accepts: ['pregnant-person'] })] },
      with: { person: 'partner' },
    },
    {
      what: 'a pathway that is not offered',
      file: { pathways: [{ ...offers('perinatal-loss'), offered: false }] },
      with: {},
    },
    {
      what: 'a service that has closed',
      file: { opening: { status: 'closed', closedOn: '2026-11-21' } },
      with: {},
    },
    {
      what: 'a date, where the kind of loss says no as well',
      file: loss(oneYear, rule('loss-kind', { accepts: ['stillbirth'] })),
      with: { occurrences: [missed] },
    },
  ])('$what', ({ file, with: different }) => {
    const answer = judge({ ...file }, different);
    expect(answer.outcome).toBe('not-eligible');
    expect(answer).not.toHaveProperty('wouldChange');
  });

  it('anything, where the answer is not a no', () => {
    const different = { occurrences: [aLoss('miscarriage')] };
    expect(judge(loss(oneYear), different)).not.toHaveProperty('wouldChange');
    expect(judge({})).not.toHaveProperty('wouldChange');
  });

  it('more than three facts at once', () => {
    const criteria = [
      rule('maximum-age', { years: 25 }),
      rule('prior-therapy', { required: true }),
      rule('referrer-involved', { required: true }),
      rule('other-therapy', { takes: 'none' }),
    ];
    const need = {
      pathways: ['perinatal-loss'] as Pathway[],
      priorTherapy: 'no',
      currentTherapy: 'yes',
    } as const;
    const answer = judge({ criteria }, { need, referrer: { currentlyInvolved: 'no' } });
    expect(answer.outcome).toBe('not-eligible');
    expect(answer).not.toHaveProperty('wouldChange');
  });
});
