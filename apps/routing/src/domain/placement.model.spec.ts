import { describe, expect, it, jest } from '@jest/globals';
import {
  addWorkingDays,
  catalogue,
  daysBetween,
  isTargetStep,
  londonDay,
  MOVES,
  TARGET_BOUNDS,
  type ClosureDoes,
  type Move,
} from '@waymark/contracts';
import { QuickReader } from '@waymark/platform';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import type { Appointment } from './appointment.js';
import { Life } from './a-life.fixture.js';
import { aLife, type Step } from './a-life-plan.fixture.js';
import { countedFrom } from './clock.js';
import { settle } from './settle.js';
import { stepsOf } from './placement.js';
import { type Change, type Said } from './change.js';
import { NATIONAL_DESK } from './directory.js';
import {
  brokenPromises,
  handOverOf,
  heldPlace,
  isActive,
  isOpen,
  keyOf,
  placeOf,
  type Placement,
} from './placement.js';

// Random lives of referrals: every event, every move by anyone in any role, and time going on.
// The seed stands in the name of the case; the same lives again: npx jest --seed=SEED (and the path fast-check prints).

const RUNS = 2700;
const LEAST_STEPS = 100_000;
const SEED = jest.getSeed();

/** Notification hears these: what was sent is shown there to the team that holds the person, and no longer to one that did. A link-work team, which may let go without a word, is shown none. */
const SAY_WHO_HOLDS: readonly string[] = [
  'referral.offered.v1',
  'referral.alongside-offered.v1',
  'referral.goes-with.v1',
  'referral.parted.v1',
  'referral.held.v1',
  'referral.acknowledged.v1',
  'referral.accepted.v1',
  'referral.declined.v1',
  'referral.closed.v1',
  'referral.reopened.v1',
  'referral.death-recorded.v1',
  'referral.death-corrected.v1',
  'task.opened.v1',
  'task.done.v1',
];

type Promised = readonly [isKept: boolean, broken: string];

/** What must hold of any change, whatever made it; empty when all of it does. */
function brokenBy(change: Change, step: Step, now: Date): readonly string[] {
  const { before, after, says, ends, what } = change;
  const promises: readonly Promised[] = [
    [isFairHandOver(change), `the holder let go by “${change.what}”`],
    [after.firstReferredOn === before.firstReferredOn, 'the one clock was set anew'],
    [after.receivedAt === before.receivedAt, 'the day received has changed'],
    [
      before.firstHelp === undefined ||
        after.firstHelp === before.firstHelp ||
        what === 'correct-appointment',
      'the one clock stopped twice',
    ],
    [isCountedRight(after), 'the one clock stands where there was no help'],
    [
      new Set(after.tasks.map(({ taskId }) => taskId)).size === after.tasks.length,
      'one task twice',
    ],
    [stepsOf(after).every((owed) => owed.owner !== '' && owed.because !== ''), 'a step of nobody'],
    [stepsOf(after).every((owed) => !Number.isNaN(Date.parse(owed.dueAt))), 'a step without a day'],
    [isWithinBounds(change, now), 'a step that may take longer than any service may say'],
    [
      after.appointments.every((one) => isUnderstood(one, after, now)),
      'confirmed, and not understood',
    ],
    [ends.every((one) => !worksWithHer(after, one) || isGranted(change, one)), 'shut out'],
    [what !== 'nudged' || isUnmoved(change), 'an operator who asked has moved something'],
    [
      after.holder?.organisation === before.holder?.organisation ||
        before.holder?.kind === 'link-work' ||
        says.some(({ definition }) => SAY_WHO_HOLDS.includes(definition.type)),
      'the holder changed, and nothing that notification hears says so',
    ],
    [goesOnByItsDay(change), 'a successor began a clock anew, or let the state go'],
    [
      isOpen(before) || says.length === 0 || isOpenedAgain(change, now),
      'something was said of a closed referral',
    ],
  ];
  return [
    ...brokenPromises(after),
    ...(step.do === 'wait' ? silentClocks(after, now) : []),
    ...(step.do === 'judge' ? followsAMove(change) : []),
    ...promises.filter(([isKept]) => !isKept).map(([, broken]) => broken),
  ];
}

/** However loose its own target: no step of a service begins with more time than the bounds give. */
function isWithinBounds({ before, after }: Change, now: Date): boolean {
  const known = new Set(stepsOf(before).map(({ dueAt }) => dueAt));
  return stepsOf(after)
    .filter(({ dueAt }) => !known.has(dueAt))
    .every(({ what, dueAt }) => {
      if (!isTargetStep(what)) return true;
      const last = addWorkingDays(countedFrom(now), TARGET_BOUNDS[what].most);
      return londonDay(new Date(dueAt)) <= last;
    });
}

/** Holder, state, step and clock are what they were. */
const isUnmoved = ({ before, after }: Change): boolean =>
  after.standing === before.standing &&
  after.holder === before.holder &&
  after.nextStep?.dueAt === before.nextStep?.dueAt &&
  after.nextStep?.owner === before.nextStep?.owner;

/** What stopped the one clock is what stands as help: care that has begun, or an appointment that was attended. */
const isCountedRight = ({ firstHelp, helped = [], appointments }: Placement): boolean =>
  (firstHelp === undefined) === (helped.length === 0) &&
  helped.every(
    ({ by, appointmentId }) =>
      by === 'care-started' ||
      appointments.every(
        (one) => one.appointmentId !== appointmentId || one.outcome === 'attended',
      ),
  );

/** Nobody who needs an interpreter has an appointment to come that is confirmed without one, unless they have declined; never one who is close to them. */
const isUnderstood = (
  { interpreter, interpreterBooked, interpreterDeclined, at, outcome }: Appointment,
  { interpreterNeeded }: Placement,
  now: Date,
): boolean => {
  if (interpreter === 'arranged') return interpreterBooked?.professional === true;
  if (interpreterBooked !== undefined) return false;
  // That one was needed may have been known too late.
  const isToCome = outcome === undefined && Date.parse(at) > now.getTime();
  return (
    interpreter === 'to-arrange' ||
    interpreterNeeded !== 'yes' ||
    interpreterDeclined === true ||
    !isToCome
  );
};

/** The one thing that may be said of what is closed: that it is open again, by `reopen`, within 28 days, first of all. */
const isOpenedAgain = ({ before: { standing }, after, says, what }: Change, now: Date): boolean =>
  what === 'reopen' &&
  isOpen(after) &&
  says[0]?.definition.type === 'referral.reopened.v1' &&
  says.filter(({ definition }) => definition.type === 'referral.reopened.v1').length === 1 &&
  standing.is === 'closed' &&
  standing.on !== undefined &&
  daysBetween(standing.on, londonDay(now)) <= 28;

/** Who may take hold of her, and by what: a holder never lets go by anything else. */
function isFairHandOver(change: Change): boolean {
  const { before, after, what } = change;
  if (before.holder?.organisation === after.holder?.organisation) return true;
  if (after.holder === undefined) return !isOpen(after);
  // Nobody held what was closed: who opens it again does, or the team that sent.
  if (!isOpen(before)) return change.what === 'reopen';
  const backHome = after.holder.organisation === before.home.organisation;
  const risk = after.clinicalRisk && before.holder?.kind === 'link-work';
  return (backHome && risk) || ['acknowledge', 'accept', 'record-receipt'].includes(what);
}

/** Who takes over from a service that closes goes on in its state, by its day. */
function goesOnByItsDay({ before, after, what }: Change): boolean {
  const asked = handOverOf(before);
  const isTaken =
    asked?.takesOver?.how === 'closing' && placeOf(after)?.serviceId === asked.serviceId;
  if (!isTaken || (what !== 'acknowledge' && what !== 'accept')) return true;
  const isDecided =
    what === 'accept' && ['acknowledged', 'waiting-for-answer'].includes(before.standing.is);
  const isSame = after.standing.is === before.standing.is;
  return isDecided || (isSame && after.nextStep?.dueAt === before.nextStep?.dueAt);
}

// A place that she is held for is not told of her before its day.
const worksWithHer = (after: Placement, organisation: string): boolean =>
  (after.standing.is !== 'held' && placeOf(after)?.serviceId === organisation) ||
  after.alongside.some((one) => one.serviceId === organisation && isActive(one));

const isGranted = ({ grants }: Change, organisation: string): boolean =>
  grants.some((grant) => grant.organisation === organisation);

/** After a look at the clocks nothing is late that nobody was told of, and somebody looks into all of it. */
const silentClocks = (after: Placement, now: Date): readonly string[] =>
  stepsOf(after)
    .filter((owed) => Date.parse(owed.againAt ?? owed.dueAt) <= now.getTime())
    .filter(
      (owed) =>
        !owed.breachSaid ||
        (owed.owner !== NATIONAL_DESK && !after.tasks.some(({ about }) => about === keyOf(owed))),
    )
    .map((owed) => `nobody looks into “${keyOf(owed)}”, late since ${owed.dueAt}`);

/** Once the new home is judged somebody has it before them: the next place, the landing team, or who has her and serves there. */
function followsAMove({ before, after, considered }: Change): readonly string[] {
  if (before.moved === undefined) return [];
  const has = heldPlace(before);
  const looks =
    has === undefined ||
    handOverOf(after)?.takesOver?.how === 'moved' ||
    after.tasks.some(({ purpose }) => purpose === 'returned') ||
    considered.some(({ serviceId }) => serviceId === has.serviceId);
  return [
    ...(after.moved === undefined ? [] : ['a move is judged, and nothing has followed from it']),
    ...(looks ? [] : ['she has moved, and nobody looks for the next place']),
  ];
}

/** People read reasons: a day stands in them in words. */
const RAW_DAY = /"because":"[^"]*\d{4}-\d{2}-\d{2}/;

/** Every event is what its class says, one version after the other. */
function brokenIn({ definition, data }: Said, version: number): readonly string[] {
  if (data.version !== version)
    return [`version ${String(data.version)} is not ${String(version)}`];
  const text = JSON.stringify(data);
  if (RAW_DAY.test(text)) return [`${definition.type}: a day is not in words in ${text}`];
  const plain = JSON.parse(text) as object;
  if (QuickReader.of(definition.data, 'refused').read(plain) !== undefined) return [];
  const instance = plainToInstance(definition.data, plain);
  const strict = { whitelist: true, forbidNonWhitelisted: true };
  return validateSync(instance, strict).map((error) => `${definition.type}: ${error.toString()}`);
}

const said = new Map<string, number>();
const made = new Map<Move, number>();
const closings = new Set<ClosureDoes>();
const refused = new Set<string>();
/** Whole days between an end and its being opened again. */
const openedAfter = new Set<number>();
/** What lists do in many lives; the rest is rare by chance, and has a table of its own in move-case.spec.ts. */
const OFTEN_DONE: readonly ClosureDoes[] = [
  'hand-over',
  'offer',
  'alongside',
  'ask-her',
  'landing-team',
];
const add = <T>(counts: Map<T, number>, key: T, by = 1) =>
  counts.set(key, (counts.get(key) ?? 0) + by);

function noteOpening({ before: { standing }, what }: Change, now: Date): void {
  if (what !== 'reopen' || standing.is !== 'closed' || standing.on === undefined) return;
  openedAfter.add(daysBetween(standing.on, londonDay(now)));
}

/** Lives one life, and says what was broken first. */
function live(life: Life, steps: readonly Step[]): readonly string[] {
  for (const step of steps) {
    const draft = life.draftOf(step);
    if (draft === undefined) continue;
    const change = settle(life.placement, draft);
    const broken = [
      ...brokenBy(change, step, life.now),
      ...change.says.flatMap((event, index) => brokenIn(event, change.before.version + index + 1)),
    ];
    if (broken.length > 0) return [`${step.do} (${change.what})`, ...broken];
    noteOpening(change, life.now);
    for (const { definition } of change.says) add(said, definition.type);
    life.placement = change.after;
  }
  for (const [move, count] of life.made) add(made, move, count);
  for (const does of life.listed) closings.add(does);
  for (const code of life.refused) refused.add(code);
  return [];
}

// A life here is one referral's: plans, what holds several together and signs in unsent forms have specs of their own.
const ELSEWHERE = /^(plan|safety-concern|service)\.|^referral\.(goes-with|parted)\./;

describe('never a dead end, caught and not bounced', () => {
  it(`holds through any sequence of events, moves and time (seed ${String(SEED)})`, () => {
    let steps = 0;
    fc.assert(
      fc.property(aLife, ({ self, known, steps: planned, end }) => {
        const life = new Life(self, known);
        steps += planned.filter((step) => step.do !== 'nothing').length + 1;
        expect(live(life, [...planned, { do: 'withdraw', reason: end }, { do: 'ends' }])).toEqual(
          [],
        );
        expect(isOpen(life.placement)).toBe(false);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(steps).toBeGreaterThanOrEqual(LEAST_STEPS);
  }, 240_000);

  it('makes every move, and meets every event routing can say of a referral', () => {
    const ours = catalogue
      .filter(({ type, producedBy }) => producedBy === 'routing' && !ELSEWHERE.test(type))
      .map(({ type }) => type);
    expect(ours.filter((type) => !said.has(type))).toEqual([]);
    expect(MOVES.filter((move) => !made.has(move))).toEqual([]);
    // Time goes on after the end as well: the last day is met, and so is the first that is too late.
    expect(openedAfter.has(28)).toBe(true);
    expect(Math.max(...openedAfter)).toBe(28);
    const refusals = ['too-late', 'interpreter-needed', 'family-does-not-interpret'];
    expect(refusals.filter((code) => !refused.has(code))).toEqual([]);
    expect(OFTEN_DONE.filter((does) => !closings.has(does))).toEqual([]);
  });
});
