import { describe, expect, it } from '@jest/globals';
import { defineEvent, ListOf, MayBeAbsent } from '@waymark/contracts';
import { IsInt, IsString } from 'class-validator';
import { checkStrictly, ContractBroken, readTolerantly } from './event-data.js';

class Step {
  @IsInt() readonly number!: number;
}
class WalkData {
  @IsString() readonly to!: string;
  @MayBeAbsent() @IsString() readonly why?: string;
  @ListOf(() => Step) readonly steps!: readonly Step[];
}
const walked = defineEvent({ type: 'walked.v1', producedBy: 'intake', data: WalkData });

const good = { to: 'the hub', steps: [{ number: 1 }] };

describe('data on its way out', () => {
  it('passes when it is what its class says', () => {
    expect(() => {
      checkStrictly(walked, good);
    }).not.toThrow();
  });

  it.each([
    ['an unknown field', { ...good, name: 'Ann Example' }, 'name: whitelistValidation'],
    [
      'an unknown field deep inside',
      { ...good, steps: [{ number: 1, name: 'Ann' }] },
      'steps.0.name: whitelistValidation',
    ],
    ['a missing field', { steps: [] }, 'to: isString'],
    ['a wrong type', { ...good, to: 7 }, 'to: isString'],
    ['null for an optional field', { ...good, why: null }, 'why: isString'],
  ])('is refused for %s, naming field and rule only', (_, data, violation) => {
    expect(() => {
      checkStrictly(walked, data);
    }).toThrow(new ContractBroken('walked.v1', [violation]));
  });
});

describe('data on its way in', () => {
  it('is read, and what this version does not know is left alone', () => {
    expect(readTolerantly(walked, { ...good, since: 'v1.1' })).toMatchObject(good);
  });

  it('comes as its class', () => {
    const data = readTolerantly(walked, good);
    expect(data).toBeInstanceOf(WalkData);
    expect(data.steps[0]).toBeInstanceOf(Step);
  });

  it.each([
    ['a wrong type', { ...good, to: 7 }],
    ['a missing field', { to: 'the hub' }],
    ['a list', [good]],
    ['null', null],
    ['a bare text', 'walked'],
  ])('is refused for %s', (_, data) => {
    expect(() => readTolerantly(walked, data)).toThrow(ContractBroken);
  });
});
