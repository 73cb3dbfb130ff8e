import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { simulationSeed, type Time } from '@waymark/testing';
import { PlacementCourse, type Planted } from './simulation.fixture.js';

// One course after the other, each from a seed of its own. A failure names its seed; the same course again, first:
// WAYMARK_SIMULATION_SEED=seed npx jest --selectProjects pure apps/routing/src/simulation.spec.ts

/** Those of messaging alone and these are a million together. */
const LEAST_STEPS = 150_000;
const STEPS_OF_A_COURSE = 10_000;
const SEED = simulationSeed() ?? jest.getSeed();

const time: Time = {
  next: () => {
    jest.advanceTimersToNextTimer();
  },
  leap: (ms) => {
    jest.advanceTimersByTime(ms);
  },
};

function aCourse(seed: number, planted?: Planted): PlacementCourse {
  jest.useRealTimers();
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
    now: Date.parse('2026-11-24T09:00:00Z'),
  });
  return new PlacementCourse(seed, time, planted);
}

// Many errors are meant to be here; where they come from is not looked at.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterEach(() => {
  jest.useRealTimers();
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

describe('referrals in a world in which everything goes wrong', () => {
  it(`live each step once, and are what these make of them (seed ${SEED})`, async () => {
    let steps = 0;
    let lived = 0;
    for (let seed = SEED; steps < LEAST_STEPS; seed += 1) {
      const course = aCourse(seed);
      expect(await course.run(STEPS_OF_A_COURSE)).toEqual([]);
      steps += course.line.schedule.steps;
      lived += course.lived;
    }
    expect(lived).toBeGreaterThan(LEAST_STEPS / 500);
  }, 600_000);

  it('finds a placement that is read without its lock, and finds it again from the same seed', async () => {
    let found: readonly string[] = [];
    let seed = SEED;
    for (; found.length === 0 && seed < SEED + 20; seed += 1) {
      found = await aCourse(seed, 'read without a lock').run(STEPS_OF_A_COURSE);
    }
    expect(found[0]).toContain(`seed ${seed - 1}`);
    const again = await aCourse(seed - 1, 'read without a lock').run(STEPS_OF_A_COURSE);
    expect(again.slice(1)).toEqual(found.slice(1));
  }, 300_000);

  it('goes the same way again from the same seed', async () => {
    const digests: string[] = [];
    for (const seed of [SEED, SEED, SEED + 1]) {
      const course = aCourse(seed);
      await course.run(3_000);
      digests.push(course.line.schedule.digest);
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  }, 120_000);
});
