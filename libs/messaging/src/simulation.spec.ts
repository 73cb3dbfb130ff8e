import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { simulationSeed, type Time } from '@waymark/testing';
import { SimulatedCourse } from './simulation.fixture.js';

// One course after the other, each from a seed of its own. A failure names its seed; the same course again, first:
// WAYMARK_SIMULATION_SEED=seed npx jest --selectProjects pure libs/messaging/src/simulation.spec.ts

/** Those of placements (apps/routing/src/simulation.spec.ts) and these are a million together. */
const LEAST_STEPS = 850_000;
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

function aCourse(seed: number): SimulatedCourse {
  jest.useRealTimers();
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
    now: Date.parse('2026-11-22T10:00:00Z'),
  });
  return new SimulatedCourse(seed, time);
}

// Thousands of errors are meant to be here; where they come from is not looked at.
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

describe('messaging in a world in which everything goes wrong', () => {
  const seen = new Map<string, number>();

  it(`loses nothing, does nothing twice and keeps every order (seed ${SEED})`, async () => {
    let steps = 0;
    for (let seed = SEED; steps < LEAST_STEPS; seed += 1) {
      const course = aCourse(seed);
      expect(await course.run(STEPS_OF_A_COURSE)).toEqual([]);
      steps += course.line.schedule.steps;
      for (const [what, often] of Object.entries(course.seen)) {
        seen.set(what, (seen.get(what) ?? 0) + often);
      }
    }
  }, 900_000);

  it.each([
    ...['kill', 'stop', 'shuffle', 'rewind', 'brokerDown', 'leap'],
    ...['written twice', 'came again', 'waited for an earlier one', 'asked again'],
    ...['quarantined', 'discarded', 'sent once more as urgent'],
  ])('has met it many times: %s', (what) => {
    expect(seen.get(what)).toBeGreaterThan(20);
  });

  it('goes the same way again from the same seed', async () => {
    const digests: string[] = [];
    for (const seed of [SEED, SEED, SEED + 1]) {
      const course = aCourse(seed);
      await course.run(3_000);
      digests.push(course.line.schedule.digest);
    }
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  }, 60_000);
});
