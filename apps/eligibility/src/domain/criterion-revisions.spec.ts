import { IsIn } from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { offers, rule, aCriteriaFile } from './a-service.fixture.js';
import { assess } from './assess.js';
import { compileService } from './compile-service.js';
import { checkCriteriaFile } from './criteria-file.js';
import { BUILT_IN, criterionRegister } from './criteria/register.js';
import { somePlaces } from './criteria/judged.fixture.js';
import { defineCriterion } from './criterion.js';
import { allRevisions, CriterionRevisions } from './criterion-revisions.js';
import { livesIn, theFacts } from './facts.fixture.js';
import { met } from './verdict.js';
import { whyNotRunnable } from './why-not-runnable.js';

class Settings {
  @IsIn([true]) readonly required!: true;
}
class OtherSettings {
  @IsIn(['first']) readonly order!: 'first';
}

const inRevision = (revision: number, settings: new () => object, says: string) =>
  defineCriterion<object>({
    code: 'prior-therapy',
    revision,
    question: 'Has therapy been tried?',
    settings,
    rule: () => says,
    judgeBy: () => () => met('yes', says),
  });

/** As if therapy tried first were worded anew, and then given other settings. */
const revisions = new CriterionRevisions([
  ...[...criterionRegister.values()].filter(({ code }) => code !== 'prior-therapy'),
  ...Object.values(BUILT_IN),
  inRevision(3, OtherSettings, 'In its third wording.'),
  inRevision(1, Settings, 'In its first wording.'),
  inRevision(2, Settings, 'In its second wording.'),
]);

const saidBy = (criteria: CriterionRevisions, settings: object): string | undefined => {
  const { file } = checkCriteriaFile(
    aCriteriaFile({ pathways: [offers('birth-trauma', rule('prior-therapy', settings))] }),
  );
  const as = { revision: 1, standing: 'approved', places: somePlaces, criteria } as const;
  const service = compileService(file, as);
  const facts = theFacts({
    places: { residence: livesIn('eastham') },
    need: { pathways: ['birth-trauma'] },
  });
  const when = { judgedOn: '2026-11-22', firstReferredOn: '2026-11-22' };
  const [judgement] = assess(facts, when, [service]).judgements;
  return judgement?.lines.find(({ criterion }) => criterion === 'prior-therapy')?.because;
};

describe('a criterion whose wording or settings have changed', () => {
  it('judges by the newest revision that takes its settings', () => {
    expect(saidBy(revisions, { order: 'first' })).toBe('In its third wording.');
    expect(saidBy(revisions, { required: true })).toBe('In its second wording.');
  });

  it.each([
    { then: {}, says: 'In its first wording.' },
    { then: { 'prior-therapy': 2 }, says: 'In its second wording.' },
    { then: { 'prior-therapy': 3 }, says: 'In its second wording.' },
  ])('judges as of $then in the words of that time', ({ then, says }) => {
    const asOf = revisions.asOf(then);
    expect(asOf && saidBy(asOf, { required: true })).toBe(says);
  });

  it('says with which numbers it judges; a first revision needs none', () => {
    expect(revisions.numbers()).toEqual({ 'prior-therapy': 3 });
    expect(allRevisions.asOf(allRevisions.numbers())?.numbers()).toEqual(allRevisions.numbers());
  });

  it('is not judged by a revision that is not known, nor with settings that none takes', () => {
    expect(revisions.asOf({ 'prior-therapy': 4 })).toBeUndefined();
    expect(revisions.asOf({ 'shoe-size': 2 })).toBeUndefined();
    const { file } = checkCriteriaFile(
      aCriteriaFile({
        pathways: [offers('birth-trauma', rule('prior-therapy', { required: 'perhaps' }))],
      }),
    );
    expect(whyNotRunnable(file, revisions)).toContain(
      'prior-therapy: required: property required should not exist',
    );
    const first = revisions.asOf({});
    expect(first && whyNotRunnable(file, first)).toContain(
      'prior-therapy: required: required must be',
    );
  });
});
