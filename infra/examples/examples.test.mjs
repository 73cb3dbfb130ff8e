import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differences } from './expectation.mjs';
import { bodyOn, readExamples, relativeDay } from './run-examples.mjs';

describe('relative days', () => {
  for (const [when, today, is] of [
    [{ daysAgo: 20 }, '2026-11-22', '2026-11-02'],
    [{ monthsAgo: 1 }, '2026-03-31', '2026-02-28'],
    [{ yearsAgo: 2 }, '2028-02-29', '2026-02-28'],
    [{ yearsAgo: 31, daysAgo: 40 }, '2026-11-22', '1995-10-13'],
    [{ inDays: 8 }, '2026-12-28', '2027-01-05'],
  ]) {
    it(`${JSON.stringify(when)} from ${today} is ${is}`, () => {
      assert.equal(relativeDay(when, today), is);
    });
  }
});

describe('the worked examples', () => {
  const examples = readExamples();

  it('are at least sixteen, in at least eight areas', () => {
    assert.ok(examples.length >= 16);
    assert.ok(new Set(examples.map((example) => example.area)).size >= 8);
  });

  it('carry test NHS numbers only', () => {
    for (const { body } of examples) {
      assert.match(body.person.nhsNumber ?? '999', /^999/);
    }
  });

  it('leave no relative date unresolved', () => {
    for (const example of examples) {
      assert.doesNotMatch(JSON.stringify(bodyOn(example, '2026-11-22')), /Ago|inDays|inMonths/);
    }
  });

  it('name who does each step, where and what, or send the same person once more', () => {
    for (const { name, then = [] } of examples) {
      for (const step of then) {
        if (step.sendAgain === true) continue;
        assert.ok(step.as.role && step.as.organisation, name);
        assert.match(`${step.at} ${step.post}`, /^(intake|routing) \/\S+$/, name);
      }
    }
  });

  it('are each about another person', () => {
    const numbers = examples.map(({ body }) => body.person.nhsNumber).filter(Boolean);
    assert.equal(new Set(numbers).size, numbers.length);
  });
});

describe('an expectation', () => {
  const placement = {
    state: 'offered',
    serviceId: 'cw-loss',
    holder: {},
    nextStep: { what: 'acknowledge' },
    advice: [],
    alongside: [],
  };
  const seen = (expected, changes = {}) =>
    differences(expected, { ...placement, ...changes }, '2026-11-22');

  it('holds when she was offered to the hub it names', () => {
    assert.deepEqual(seen({ destination: 'mmhs-hub', serviceId: 'cw-loss' }), []);
  });

  it('names another service than the expected one', () => {
    assert.deepEqual(seen({ destination: 'mmhs-hub', serviceId: 'candp-ptls' }), [
      'the service should be candp-ptls, and is cw-loss',
    ]);
  });

  it('names a wrong held-until day and a missing service alongside', () => {
    const expected = { destination: 'hold-until-date', heldUntil: { inDays: 8 }, alongside: 'x' };
    assert.deepEqual(seen(expected, { state: 'held', heldUntil: '2026-12-01' }), [
      'held until should be 2026-11-30, and is 2026-12-01',
      'x should be offered alongside',
    ]);
  });

  it('of an end names another state, another holder and a clock that began anew', () => {
    const expected = {
      state: 'acknowledged',
      holder: 'candp-ptls',
      firstReferredOn: { daysAgo: 20 },
    };
    const end = { state: 'acknowledged', holder: { organisation: 'candp-ptls' } };
    assert.deepEqual(seen(expected, { ...end, firstReferredOn: '2026-11-02' }), []);
    assert.deepEqual(
      seen(expected, { holder: { organisation: 'cw-loss' }, firstReferredOn: '2026-11-22' }),
      [
        'the state should be acknowledged, and is offered',
        'the holder should be candp-ptls, and is cw-loss',
        'first referred on should be 2026-11-02, and is 2026-11-22',
      ],
    );
  });

  it('is never met when nobody holds her', () => {
    assert.deepEqual(seen({ destination: 'mmhs-hub' }, { holder: undefined }), [
      'nobody holds the person',
    ]);
  });
});
