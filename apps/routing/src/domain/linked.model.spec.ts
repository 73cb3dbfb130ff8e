import { describe, expect, it } from '@jest/globals';
import { CLOSING_OUTCOMES } from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { route } from '@waymark/routing-order';
import fc from 'fast-check';
import { clocksSay } from './overdue.js';
import * as lead from './lead-moves.js';
import { hub, People } from './linked.fixture.js';
import { readLinked } from './linked.js';
import { isWithService } from './linked-leader.js';
import { reopenLead } from './reopen-lead.js';
import { aSituation, TODAY } from './situation.fixture.js';
import { mover, toldAt } from './placement.fixture.js';
import { brokenPromises, isOpen, type Placement } from './placement.js';

// Referrals of one person that are linked and set apart in any order, while everything else happens to them.

const NAMES = ['a', 'b', 'c', 'd'] as const;
const HUBS = [hub('norfolk-waveney-lotus'), hub('wyorks-mmhs')] as const;
const RUNS = 800;
const REOPENED_BY = ['the place that had her', 'her team'] as const;

const name = fc.constantFrom(...NAMES);
const place = fc.constantFrom(...HUBS);
const linking = fc.record({
  do: fc.constantFrom('link' as const, 'unlink' as const),
  name,
  other: name,
});
const befalling = fc.oneof(
  fc.record({ do: fc.constantFrom('offer' as const, 'take' as const), name, place }),
  fc.record({ do: fc.constantFrom('read' as const, 'risk' as const, 'wait' as const), name }),
  {
    arbitrary: fc.record({
      do: fc.constant('reopen' as const),
      name,
      by: fc.constantFrom(...REOPENED_BY),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      name,
      outcome: fc.constantFrom(...CLOSING_OUTCOMES),
    }),
    weight: 2,
  },
);
const step = fc.oneof(
  fc.record({ receive: name }),
  { arbitrary: fc.record({ linking }), weight: 2 },
  { arbitrary: fc.record({ befalling }), weight: 3 },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Befalling = typeof befalling extends fc.Arbitrary<infer T> ? T : never;

/** All that is linked, directly or through others. */
class Links {
  private readonly pairs = new Set<string>();

  set(one: string, other: string, linked: boolean): void {
    const pair = [one, other].sort().join();
    if (linked && one !== other) this.pairs.add(pair);
    else this.pairs.delete(pair);
  }

  groupOf(start: string): readonly string[] {
    const group = [start];
    for (const member of group) {
      for (const next of NAMES) {
        const pair = [member, next].sort().join();
        if (this.pairs.has(pair) && !group.includes(next)) group.push(next);
      }
    }
    return group;
  }
}

/** What happens to one that is open. */
function befalls(people: People, what: Exclude<Befalling, { do: 'reopen' }>): void {
  const before = people.get(what.name);
  const mayBePlaced = before.standing.is !== 'goes-with' && !isWithService(before);
  switch (what.do) {
    case 'offer':
      if (mayBePlaced) people.offered(what.name, what.place);
      break;
    case 'take':
      if (mayBePlaced) people.taken(what.name, what.place);
      break;
    case 'read':
      people.does(what.name, readLinked(before));
      break;
    case 'risk':
      people.placements.set(what.name, { ...before, clinicalRisk: true });
      break;
    case 'wait':
      people.does(what.name, clocksSay(before, toldAt('2027-03-01T10:00:00Z')));
      break;
    case 'close':
      people.does(what.name, lead.close(before, what.outcome, CLOSED));
      break;
  }
}

const CLOSED = { what: 'close', because: 'Closed.', on: TODAY };

/** What is closed goes on, where whoever had her or her team says so. */
function reopens(people: People, { name: one, by }: Extract<Befalling, { do: 'reopen' }>): boolean {
  const before = people.get(one);
  const { standing } = before;
  if (standing.is !== 'closed') return false;
  const had = by === 'her team' ? undefined : standing.had?.serviceId;
  const reason = standing.outcome === 'died' ? 'death-recorded-by-mistake' : 'person-came-back';
  const made = reopenLead(
    before,
    { move: 'reopen', reason },
    {
      moving: mover(had ?? before.home.organisation, 'hub-clinician'),
      told: toldAt(`${TODAY}T10:00:00Z`),
      today: TODAY,
      howToReach: () => undefined,
      meanwhile: () => [],
      decide: () => route(aSituation()),
    },
  );
  if ('refused' in made) return false;
  people.does(one, made.draft);
  return true;
}

/** Does it, and answers whose links are to be looked at. */
function happen(people: People, links: Links, what: Step): readonly string[] {
  if ('receive' in what) {
    if (!people.placements.has(what.receive)) people.receives(what.receive);
    return [what.receive];
  }
  if ('linking' in what) {
    const { do: how, name: one, other } = what.linking;
    links.set(one, other, how === 'link');
    return [one, other];
  }
  const { name: one } = what.befalling;
  if (what.befalling.do === 'reopen') {
    if (people.placements.has(one) && reopens(people, what.befalling)) people.reopened += 1;
    return [one];
  }
  if (people.placements.has(one) && isOpen(people.get(one))) befalls(people, what.befalling);
  return [one];
}

function expectOneLead(people: People, group: readonly string[]): void {
  const open = group
    .filter((one) => people.placements.has(one))
    .map((one) => people.get(one))
    .filter(isOpen);
  for (const placement of open) {
    expect(brokenPromises(placement)).toEqual([]);
    const { standing } = placement;
    if (standing.is !== 'goes-with') continue;
    const leader = open.find(({ referralId }) => referralId === standing.referralId);
    expect(leader?.standing.is).toBeDefined();
    expect(leader?.standing.is).not.toBe('goes-with');
    expect(placement.holder?.organisation).toBe(leader?.holder?.organisation);
  }
  const leading = open.filter(({ standing }) => standing.is !== 'goes-with');
  const holders = new Set(leading.map(({ holder }) => holder?.organisation));
  const asked = leading.some(({ tasks }) => tasks.some(({ purpose }) => purpose === 'lead'));
  if (open.length > 0) expect(asked ? holders.size : 1).toBe(holders.size);
  if (!asked) expect(open.length === 0 || leading.length >= 1).toBe(true);
}

describe('one lead holder among the referrals of one person', () => {
  it('holds whatever is linked and set apart in any order, and arranging twice changes nothing', () => {
    let followed = 0;
    let reopened = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 30 }), (steps) => {
        const people = new People();
        const links = new Links();
        for (const what of steps) {
          const open = [...people.placements.values()].filter(isOpen).length;
          for (const touched of happen(people, links, what)) people.arrange(links.groupOf(touched));
          for (const one of NAMES) {
            const group = links.groupOf(one);
            expectOneLead(people, group);
            expect(people.arrange(group)).toBe(0);
          }
          // Nothing but an end of its own or of the one it went with closes a referral.
          const now = [...people.placements.values()].filter(isOpen).length;
          const ends = 'befalling' in what && what.befalling.do === 'close';
          if (!ends) expect(now).toBeGreaterThanOrEqual(open);
          followed += [...people.placements.values()].filter(
            ({ standing }) => standing.is === 'goes-with',
          ).length;
        }
        reopened += people.reopened;
      }),
      { numRuns: RUNS },
    );
    expect(followed).toBeGreaterThan(RUNS);
    expect(reopened).toBeGreaterThan(RUNS / 8);
  });

  it('is the same one whichever of two links is heard first', () => {
    const pairs = fc.shuffledSubarray(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
        ['c', 'd'],
      ] as const,
      { minLength: 3, maxLength: 4 },
    );
    const stand = (people: People): string[] =>
      NAMES.map((one): Placement => people.get(one)).map(
        ({ standing, holder }) =>
          `${standing.is === 'goes-with' ? standing.referralId : standing.is} ${String(holder?.organisation)}`,
      );
    fc.assert(
      fc.property(pairs, pairs, fc.constantFrom(undefined, ...NAMES), (one, other, taken) => {
        const order = [...one].sort();
        fc.pre(JSON.stringify(order) === JSON.stringify([...other].sort()));
        const lives = [one, other].map((sequence) => {
          const people = new People();
          const links = new Links();
          for (const each of NAMES) people.receives(each);
          if (taken !== undefined) people.taken(taken, HUBS[0]);
          for (const [first, second] of sequence) {
            links.set(first, second, true);
            people.arrange(links.groupOf(first));
          }
          return stand(people);
        });
        expect(lives[0]).toEqual(lives[1]);
      }),
      { numRuns: 400 },
    );
  });

  it('says only what its hearers can read', () => {
    const people = new People();
    people.receives('a');
    people.receives('b');
    people.arrange(['a', 'b']);
    const id = '0b8f6f0e-0000-4000-8000-000000000001';
    const change = people.does('b', readLinked(people.get('b')));
    for (const { definition, data } of change?.says ?? []) {
      const sent = { ...data, referralId: id, leadReferralId: id };
      const instance = plainToInstance(definition.data, JSON.parse(JSON.stringify(sent)));
      expect(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
    }
    expect(change?.says.length).toBe(1);
  });
});
