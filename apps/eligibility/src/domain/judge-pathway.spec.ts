import { describe, expect, it } from '@jest/globals';
import type { Judgement, Pathway } from '@waymark/contracts';
import { allOf, anyOf, aService, offers, refuses, rule, silentAbout } from './a-service.fixture.js';
import { assess } from './assess.js';
import { aBirth, aLoss, livesIn, theFacts, type Different } from './facts.fixture.js';

const inEastham = { residence: livesIn('eastham') };

function judge(
  file: Readonly<Record<string, unknown>>,
  different: Different = {},
  on = '2026-11-22',
  firstReferredOn = on,
): Judgement {
  const need = { pathways: ['perinatal-loss'] as readonly Pathway[], ...different.need };
  const facts = theFacts({ places: inEastham, ...different, need });
  const [judgement] = assess(facts, { judgedOn: on, firstReferredOn }, [aService(file)]).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}

const recently = aLoss('miscarriage', '2026-11-10');
const longAgo = aLoss('stillbirth', '2020-01-01', { gestationWeeks: 30 });
const fromFourWeeks = rule('time-since-event', { event: 'loss', atLeastWeeks: 4 });
const withinAYear = rule('time-since-event', { event: 'loss', atMostYears: 1 });

describe('the order of answers', () => {
  const early = { pathways: [offers('perinatal-loss', fromFourWeeks)] };
  it.each<{ what: string; file: object; with: Different; is: string }>([
    { what: 'all met', file: {}, with: {}, is: 'eligible' },
    { what: 'too early', file: early, with: { occurrences: [recently] }, is: 'not-yet' },
    {
      what: 'not published beats too early',
      file: {
        pathways: [offers('perinatal-loss', fromFourWeeks)],
        selfReferral: { allowed: null },
      },
      with: { occurrences: [recently], referrer: { role: 'self' } },
      is: 'cannot-tell',
    },
    {
      what: 'not known beats too early',
      file: { ...early, criteria: [rule('severity', { accepts: ['severe'] })] },
      with: { occurrences: [recently], need: { level: 'not-known' } },
      is: 'cannot-tell',
    },
    {
      what: 'no beats not known',
      file: {
        ...early,
        criteria: [rule('severity', { accepts: ['severe'] }), rule('minimum-age', { years: 40 })],
      },
      with: { occurrences: [recently], need: { level: 'not-known' } },
      is: 'not-eligible',
    },
  ])('$what: $is', ({ file, with: different, is }) => {
    expect(judge({ ...file }, different).outcome).toBe(is);
  });

  it('still shows a known date when something is not known', () => {
    const criteria = [rule('severity', { accepts: ['severe'] })];
    const answer = judge(
      { ...early, criteria },
      { occurrences: [recently], need: { level: 'not-known' } },
    );
    expect(answer).toMatchObject({ outcome: 'cannot-tell', until: '2026-12-08' });
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['need.level']);
  });

  it('waits for the later of two days', () => {
    const sixMonths = rule('time-since-event', { event: 'loss', atLeastMonths: 6 });
    const pathways = [offers('perinatal-loss', sixMonths, fromFourWeeks)];
    expect(judge({ pathways }, { occurrences: [recently] })).toMatchObject({
      outcome: 'not-yet',
      until: '2027-05-10',
      because:
        'Miscarriage on 10 November 2026. Taken: from 6 months after the loss, from 10 May 2027.',
    });
  });

  it('judges every criterion although the first already says no', () => {
    const criteria = [rule('minimum-age', { years: 40 }), rule('maximum-age', { years: 20 })];
    const answer = judge({ criteria });
    expect(answer.deciding).toEqual(['minimum-age', 'maximum-age']);
    expect(answer.because).toBe('Aged 30. Taken: aged 40 or over. There is 1 other reason.');
    expect(answer.lines.map(({ criterion }) => criterion)).toEqual([
      'pathway-offered',
      'service-open',
      'residence-in',
      'minimum-age',
      'maximum-age',
      'person',
      'consent',
      'referrer-role',
    ]);
  });
});

describe('how binding a rule is', () => {
  const floor = { ...fromFourWeeks, strength: 'recommended' };
  const ceiling = { ...withinAYear, strength: 'recommended' };
  it('recommended: holds, and refuses nobody', () => {
    const at = (loss: ReturnType<typeof aLoss>) =>
      judge({ pathways: [offers('perinatal-loss', floor, ceiling)] }, { occurrences: [loss] });
    expect(at(recently)).toMatchObject({ outcome: 'not-yet', until: '2026-12-08' });
    expect(at(longAgo).outcome).toBe('eligible');
    expect(at(aLoss('miscarriage')).outcome).toBe('eligible');
    const line = at(longAgo).lines.find(({ outcome }) => outcome === 'not-met');
    expect(line).toMatchObject({ strength: 'recommended', criterion: 'time-since-event' });
    expect(line?.because).toContain('it refuses nobody');
  });

  it('described: outside it the service is asked', () => {
    const described = { ...withinAYear, strength: 'described' };
    const answer = judge(
      { pathways: [offers('perinatal-loss', described)] },
      { occurrences: [longAgo] },
    );
    expect(answer).toMatchObject({
      outcome: 'cannot-tell',
      unpublished: ['time-since-event'],
      missing: [],
    });
    expect(answer.because).toContain('so the service is asked');
  });
});

describe('any of several, and all of several', () => {
  const pregnantAgain = allOf(
    rule('pregnancy-state', { required: 'pregnant' }),
    rule('impact-of-earlier-loss', { accepts: ['moderate', 'severe'] }),
  );
  const pathways = [offers('perinatal-loss', anyOf(withinAYear, pregnantAgain))];
  const occurrences = [longAgo];

  it('is met by one, and asks nothing more', () => {
    const answer = judge({ pathways }, { occurrences: [aLoss('miscarriage', '2026-01-01')] });
    expect(answer).toMatchObject({ outcome: 'eligible', missing: [] });
  });

  it('is met by the other way in', () => {
    const current = { state: 'pregnant' } as const;
    const need = { earlierLossImpact: 'severe' } as const;
    expect(judge({ pathways }, { occurrences, current, need }).outcome).toBe('eligible');
  });

  it('asks only for what would still settle it', () => {
    const answer = judge({ pathways }, { occurrences, current: { state: 'pregnant' } });
    expect(answer.outcome).toBe('cannot-tell');
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['need.earlierLossImpact']);
  });

  it('asks the shorter way', () => {
    const answer = judge(
      { pathways },
      { occurrences: [aLoss('stillbirth')], current: { state: 'not-known' } },
    );
    expect(answer.missing.map(({ fact }) => fact)).toEqual(['occurrences.on']);
  });

  it('says both reasons when neither is met', () => {
    const answer = judge({ pathways }, { occurrences });
    expect(answer.outcome).toBe('not-eligible');
    expect(answer.because).toContain('up to 1 year after the loss');
    expect(answer.because).toContain('Nor: Not pregnant.');
  });

  it('takes the earlier of two days', () => {
    const twoFloors = anyOf(
      fromFourWeeks,
      rule('time-since-event', { event: 'loss', atLeastMonths: 6 }),
    );
    const answer = judge(
      { pathways: [offers('perinatal-loss', twoFloors)] },
      { occurrences: [recently] },
    );
    expect(answer.until).toBe('2026-12-08');
  });

  it('has a line for the group and one for each of its rules, deeper', () => {
    const { lines } = judge({ pathways }, { occurrences });
    expect(
      lines.slice(3, 8).map(({ criterion, depth }) => `${String(depth)} ${criterion}`),
    ).toEqual([
      '0 any-of',
      '1 time-since-event',
      '1 all-of',
      '2 pregnancy-state',
      '2 impact-of-earlier-loss',
    ]);
  });
});

describe('several things that happened', () => {
  const lateAndRecent = [
    offers('perinatal-loss', withinAYear, rule('loss-kind', { accepts: ['stillbirth'] })),
  ];

  it('never mixes two babies', () => {
    const occurrences = [longAgo, recently];
    expect(judge({ pathways: lateAndRecent }, { occurrences }).outcome).toBe('not-eligible');
  });

  it('is eligible when one of them meets everything', () => {
    const occurrences = [longAgo, aLoss('stillbirth', '2026-03-01'), recently];
    const answer = judge({ pathways: lateAndRecent }, { occurrences });
    expect(answer.outcome).toBe('eligible');
    expect(answer.lines.some(({ seen }) => seen === 'Stillbirth on 1 March 2026')).toBe(true);
  });

  it('judges the twin who died and leaves the twin who lives alone', () => {
    const occurrences = [
      aBirth('2026-05-01', { pregnancy: 1 }),
      aLoss('neonatal-death', '2026-05-03', { ageAtDeathDays: 2 }, { pregnancy: 1 }),
    ];
    const pathways = [offers('perinatal-loss', rule('loss-kind', { accepts: ['neonatal-death'] }))];
    const answer = judge({ pathways }, { occurrences });
    expect(answer.outcome).toBe('eligible');
    expect(answer.lines.map(({ seen }) => seen)).not.toContain('Birth on 1 May 2026');
  });

  it('holds for the earliest day when each is too early', () => {
    const occurrences = [aLoss('miscarriage', '2026-11-20'), recently];
    const answer = judge({ pathways: [offers('perinatal-loss', fromFourWeeks)] }, { occurrences });
    expect(answer).toMatchObject({ outcome: 'not-yet', until: '2026-12-08' });
  });

  it('asks about the one that may still be a yes', () => {
    const occurrences = [longAgo, aLoss('stillbirth')];
    const answer = judge({ pathways: lateAndRecent }, { occurrences });
    expect(answer.missing.map(({ question }) => question)).toEqual(['When was the stillbirth?']);
  });
});

describe('a baby who died after the referral was sent', () => {
  const need = { pathways: ['birth-trauma'], traumaKinds: ['birth'] } as const;
  const file = aService({
    pathways: [
      offers('birth-trauma', rule('time-since-event', { event: 'birth', atMostYears: 1 })),
      offers('perinatal-loss', rule('time-since-event', { event: 'loss', atMostYears: 2 })),
    ],
  });
  const pathways = (occurrences: NonNullable<Different['occurrences']>, on: string) => {
    const facts = theFacts({ places: inEastham, occurrences, need });
    const { judgements } = assess(facts, { judgedOn: on, firstReferredOn: '2026-11-22' }, [file]);
    return judgements.map(({ pathway, outcome }) => [pathway, outcome]);
  };
  const birth = aBirth('2026-11-02');
  const died = aLoss('neonatal-death', '2026-11-25', { ageAtDeathDays: 23 });

  it('opens the pathway for a loss, and the birth is still the day that a birth is counted from', () => {
    expect(pathways([birth], '2026-11-26')).toEqual([['birth-trauma', 'eligible']]);
    expect(pathways([died], '2026-11-26')).toEqual([
      ['birth-trauma', 'eligible'],
      ['perinatal-loss', 'eligible'],
    ]);
  });
});

describe('judged fairly', () => {
  const window = rule('time-since-event', { event: 'loss', atLeastWeeks: 4, atMostYears: 1 });
  const pathways = [offers('perinatal-loss', window)];
  const occurrences = [aLoss('stillbirth', '2025-12-01')];
  it.each([
    { first: '2026-11-30', on: '2027-02-01', is: 'eligible' },
    { first: '2026-12-01', on: '2027-02-01', is: 'eligible' },
    { first: '2026-12-02', on: '2027-02-01', is: 'not-eligible' },
    { first: '2025-12-02', on: '2025-12-28', is: 'not-yet' },
    { first: '2025-12-02', on: '2025-12-29', is: 'eligible' },
  ])('first referred $first, judged $on: $is', ({ first, on, is }) => {
    expect(judge({ pathways }, { occurrences }, on, first).outcome).toBe(is);
  });
});

describe('what the answer carries', () => {
  it('names revision, standing, joint working and where to go instead', () => {
    const joint = rule('minimum-age', { jointBelowYears: 16, below: 'joint working with CAMHS' });
    expect(judge({ criteria: [joint] }, { ageYears: 15 })).toMatchObject({
      outcome: 'eligible',
      revision: 3,
      standing: 'demonstration',
      jointWith: 'joint working with CAMHS',
      because:
        'Every published criterion for loss in pregnancy or of a baby is met. Seen jointly: joint working with CAMHS.',
    });
    const camhs = rule('minimum-age', { years: 16, below: 'camhs' });
    expect(judge({ criteria: [camhs] }, { ageYears: 15 })).toMatchObject({
      outcome: 'not-eligible',
      redirectTo: 'camhs',
    });
  });

  it('asks the hub where it has not published, and never the referrer', () => {
    expect(judge({ pathways: [silentAbout('perinatal-loss')] })).toMatchObject({
      outcome: 'cannot-tell',
      unpublished: ['pathway-offered'],
      missing: [],
    });
    expect(judge({ pathways: [refuses('perinatal-loss')] }).outcome).toBe('not-eligible');
    expect(judge({ pathways: [offers('tokophobia')] })).toMatchObject({
      outcome: 'cannot-tell',
      pathway: 'perinatal-loss',
      unpublished: ['pathway-offered'],
    });
  });

  it.each([
    { allowed: true, is: 'eligible' },
    { allowed: false, is: 'not-eligible' },
    { allowed: null, is: 'cannot-tell' },
  ])('a self-referral where it is $allowed: $is', ({ allowed, is }) => {
    const citation = {
      source: 'https://harbour.example',
      published: 'As read.',
      readOn: '2026-11-22',
    };
    const file = {
      selfReferral: { allowed, citation },
      referrers: { roles: ['gp'], exhaustive: true, citation },
    };
    expect(judge(file, { referrer: { role: 'self' } }).outcome).toBe(is);
  });

  it('asks for the referrer who is involved where only the list of referrers says so', () => {
    const citation = {
      source: 'https://harbour.example',
      published: 'As read.',
      readOn: '2026-11-22',
    };
    const referrers = {
      roles: ['midwife'],
      exhaustive: false,
      currentlyInvolvedRequired: true,
      citation,
    };
    expect(judge({ referrers }, { referrer: { currentlyInvolved: 'no' } }).deciding).toEqual([
      'referrer-involved',
    ]);
  });
});
