import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EARLIER_REVISIONS } from './criteria/earlier-revisions.js';
import { BUILT_IN, criterionRegister } from './criteria/register.js';
import { SETTINGS } from './criteria/settings.fixture.js';
import type { RegisteredCriterion } from './criterion.js';
import {
  fingerprintOfCriterion,
  fingerprintOfJudging,
  type Fingerprint,
} from './fingerprint.fixture.js';
import { JUDGING } from './judged-by.js';

const committed = JSON.parse(
  readFileSync(new URL('./fingerprints.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Fingerprint>>;

const current = [...criterionRegister.values(), ...Object.values(BUILT_IN)];
const all = [...current, ...EARLIER_REVISIONS].map((criterion) => ({
  key: `${criterion.code}.${String(criterion.revision)}`,
  criterion,
}));

/** What to do, said to whoever changed a sentence without numbering it. */
function whatToDo(key: string, file: string, now: Fingerprint): string {
  const [name = '', number = '1'] = key.split('.');
  const next = `${name}.${String(Number(number) + 1)}`;
  return committed[key] === undefined
    ? `${key} is new. Add to fingerprints.json: ${JSON.stringify({ [key]: now })}`
    : `${file} judges or says something else than it did in revision ${number}, so what was stored would be judged again in other words. Keep it as it was in revision ${number}, number the changed one ${next.split('.')[1] ?? ''}, and run this again: it says what to add to fingerprints.json. How: docs/decisions/0015-judged-again-in-the-same-words.md.`;
}

const fileOf = ({ code }: RegisteredCriterion): string => `domain/criteria/${code}.ts`;

function expectMark(key: string, file: string, now: Fingerprint): void {
  if (committed[key]?.mark === now.mark) return;
  // Some of the sentences, so that the difference can be read.
  expect({ toDo: whatToDo(key, file, now), says: now.says }).toEqual({
    toDo: 'nothing',
    says: committed[key]?.says ?? [],
  });
}

describe('what is judged again is said in the same words', () => {
  it.each(all)('$key', ({ key, criterion }) => {
    expectMark(key, fileOf(criterion), fingerprintOfCriterion(criterion));
  });

  it(`judging.${String(JUDGING)}`, () => {
    expectMark(
      `judging.${String(JUDGING)}`,
      'how candidates are found and answers put together (domain/assess.ts and what it calls)',
      fingerprintOfJudging(),
    );
  });

  it('no mark is kept of what is no longer there, and no revision is left out', () => {
    const known = [...all.map(({ key }) => key)];
    for (let revision = 1; revision <= JUDGING; revision += 1) known.push(`judging.${revision}`);
    expect(Object.keys(committed).sort()).toEqual(known.sort());
    for (const { code, revision } of current) {
      for (let earlier = 1; earlier < revision; earlier += 1) {
        expect(known).toContain(`${code}.${String(earlier)}`);
      }
    }
  });

  it('every criterion is asked with settings that it takes', () => {
    expect(Object.keys(SETTINGS).sort()).toEqual(current.map(({ code }) => code).sort());
    for (const criterion of current) {
      for (const settings of SETTINGS[criterion.code] ?? []) {
        expect([criterion.code, settings, criterion.problemsOf(settings)]).toEqual([
          criterion.code,
          settings,
          [],
        ]);
      }
    }
  });
});
