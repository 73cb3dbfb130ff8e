import { describe, expect, it } from '@jest/globals';
import { route } from '@waymark/routing-order';
import { type Case, expectRoute, LOTUS } from './routing-case.fixture.js';
import { aSituation, theDirectory } from './situation.fixture.js';

const fifteen = { facts: { places: placesIn('norfolk'), ageYears: 15 } };

function placesIn(area: string) {
  return {
    residence: { known: 'known', places: [area, 'england'] },
    gpPractice: { known: 'armed-forces', places: [] },
    bookedUnit: { known: 'none', places: [] },
    asOf: '2026-11-23',
  } as const;
}

const cases: readonly Case[] = [
  {
    name: 'fifteen, nobody has assessed Gillick: her team does, whatever was ticked',
    ...fifteen,
    consent: { under16: 'not-assessed' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: 'ask-her by sending-team',
    rule: 'hub-needs-her-agreement',
    advised: ['safeguarding'],
  },
  {
    name: 'fifteen, not assessed, and link work would do: a charity is told nothing either',
    ...fifteen,
    need: { pathways: ['peer-support'], level: 'mild' },
    consent: { under16: 'not-assessed', withoutConsentBecause: 'best-interests' },
    judged: [['sheffield-light', 'peer-support', 'eligible']],
    goes: 'ask-her by sending-team',
    rule: 'link-work-needs-her-agreement',
    advised: ['safeguarding'],
  },
  {
    name: 'fifteen, not assessed, serious harm recorded: the hub may be told',
    ...fifteen,
    consent: { under16: 'not-assessed', withoutConsentBecause: 'serious-harm' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
    advised: ['safeguarding'],
  },
  {
    name: 'fifteen and competent, seen jointly: the hub, and safeguarding is named',
    ...fifteen,
    consent: { under16: 'gillick-competent' },
    judged: [['cw-loss', 'perinatal-loss', 'eligible', { jointWith: 'CAMHS or the family nurse' }]],
    goes: 'offer cw-loss perinatal-loss',
    rule: 'hub-pathway-met',
    advised: ['safeguarding'],
  },
  {
    name: 'fifteen, a parent agreed, and the hub starts at 18: safeguarding, CAMHS, and a person',
    ...fifteen,
    consent: { under16: 'parental-responsibility' },
    need: { level: 'severe' },
    judged: [['mk-mtlc', 'birth-trauma', 'not-eligible', { deciding: ['minimum-age'] }]],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['safeguarding', 'camhs'],
    unmet: 'under-age',
  },
  {
    name: 'an adoptive parent, of whom the page does not speak: the hub’s triage decides',
    facts: { parenthood: 'adoptive-parent' },
    judged: [[LOTUS, 'perinatal-loss', 'cannot-tell', { unpublished: ['person'] }]],
    goes: `offer ${LOTUS} perinatal-loss`,
    rule: 'hub-triage-decides',
  },
  {
    name: 'a surrogate: the hub like anybody',
    facts: { parenthood: 'surrogate' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'a practice of the armed forces, where the hub asks for the practice: its triage decides',
    facts: { places: placesIn('norfolk') },
    judged: [[LOTUS, 'birth-trauma', 'cannot-tell', { unpublished: ['gp-registered-in'] }]],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-triage-decides',
  },
  {
    name: 'a hub that pauses is offered nobody: a person',
    directory: theDirectory({ [LOTUS]: { opening: 'paused' } }),
    need: { level: 'severe' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'service-closed',
  },
  {
    name: 'a hub that pauses, and link work that is open: link work',
    directory: theDirectory({ syb: { opening: 'paused' } }),
    judged: [
      ['syb', 'birth-trauma', 'eligible'],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer sheffield-light peer-support',
    rule: 'link-work',
  },
];

describe('ways for those whom the plain way does not fit', () => {
  it.each(cases)('$name: $goes', expectRoute);
});

describe('safeguarding, where somebody is young', () => {
  const told = (ageYears?: number) =>
    route(
      aSituation({
        judged: [[LOTUS, 'birth-trauma', 'eligible']],
        ...(ageYears !== undefined && { facts: { ageYears } }),
      }),
    ).advice.filter(({ kind }) => kind === 'safeguarding');

  it.each([
    { ageYears: 12, is: /^Under 13: follow the child protection procedure/ },
    { ageYears: 13, is: /^Under 16: talk with the safeguarding lead/ },
    { ageYears: 15, is: /^Under 16: talk with the safeguarding lead/ },
  ])('at $ageYears is said, and that it is to be confirmed', ({ ageYears, is }) => {
    expect(told(ageYears).map(({ how }) => how)).toEqual([expect.stringMatching(is)]);
    expect(told(ageYears)[0]?.how).toMatch(/confirmed by a clinical safety officer\.$/);
  });

  it('at 16 is not', () => {
    expect(told(16)).toEqual([]);
  });

  it('says what Gillick needs, and not that the person refused', () => {
    const { because } = route(
      aSituation({
        facts: { ageYears: 15 },
        consent: { under16: 'not-assessed' },
        judged: [[LOTUS, 'birth-trauma', 'eligible']],
      }),
    );
    expect(because).toMatch(/Gillick/);
    expect(because).not.toMatch(/has not agreed/);
  });
});
