import { expect } from '@jest/globals';
import type { OccurrenceFact } from '@waymark/contracts';
import { type Decision, route } from '@waymark/routing-order';
import { aSituation, type AsTold } from './situation.fixture.js';

export const aLoss: OccurrenceFact = {
  kind: 'loss',
  on: '2026-11-03',
  certainty: 'exact',
  loss: { kind: 'miscarriage' },
};
export const removed: OccurrenceFact = {
  kind: 'separation',
  on: '2026-09-01',
  certainty: 'exact',
  separation: { cause: 'safeguarding', at: 'birth' },
};
export const LOTUS = 'norfolk-waveney-lotus';
export const missingLevel = { missing: [{ fact: 'need.level', question: 'How severe is it?' }] };
export const longWait = {
  waits: [{ what: 'assessment', target: '12 weeks', days: 84, source: 'page' }],
};

/** Where she goes, in a few words. */
function inAFewWords({ lead, alongside, nextStep }: Decision): string {
  const beside = alongside.map(({ serviceId }) => ` + ${serviceId}`).join('');
  switch (lead.go) {
    case 'offer':
      return `offer ${lead.to.serviceId} ${lead.to.pathway}${beside}`;
    case 'hold':
      return `hold ${lead.to.serviceId} until ${lead.until}${beside}`;
    case 'ask':
      return `ask ${lead.asks.map(({ fact }) => fact).join(' ')}${beside}`;
    case 'call':
      return `call${beside}`;
    case 'task':
      return `${lead.what} by ${nextStep.owner.kind}${beside}`;
  }
}

/** One woman, and where the routing order sends her. */
export interface Case extends AsTold {
  readonly name: string;
  readonly goes: string;
  readonly rule: string;
  readonly advised?: readonly string[];
  readonly unmet?: string;
  /** Somebody looks for help that comes sooner as well. */
  readonly sooner?: true;
}

export function expectRoute({ goes, rule, advised = [], unmet, sooner, ...told }: Case): void {
  const decision = route(aSituation(told));

  expect(inAFewWords(decision)).toBe(goes);
  expect(decision.rule).toBe(rule);
  expect(decision.advice.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...advised]));
  if (advised[0] !== undefined) expect(decision.advice[0]?.kind).toBe(advised[0]);
  if (unmet !== undefined) expect(decision.unmetNeed?.reason).toBe(unmet);
  expect(decision.sooner !== undefined).toBe(sooner === true);
  expectReasons(told, decision);
}

// Every candidate, and every rule that was passed, has its line; every line is a sentence people can read.
function expectReasons(told: AsTold, { considered, because }: Decision): void {
  const { candidates } = aSituation(told);
  for (const { serviceId } of candidates) {
    expect(considered.filter((line) => line.serviceId === serviceId)).toHaveLength(1);
  }
  const deciding = considered.filter(({ taken, serviceId }) => taken && serviceId === undefined);
  expect(deciding).toHaveLength(1);
  for (const text of [because, ...considered.map((line) => line.because)]) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(500);
    expect(text).not.toMatch(/undefined|null|\bNaN\b/);
  }
}
