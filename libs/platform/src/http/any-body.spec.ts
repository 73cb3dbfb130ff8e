import { describe, expect, it } from '@jest/globals';
import { IsDay, ListOf, MayBeAbsent, Nested } from '@waymark/contracts';
import { IsBoolean, IsInt, IsString, Length } from 'class-validator';
import fc from 'fast-check';
import { ProblemError } from '../problem-error.js';
import { StrictPipe } from './strict-pipe.js';

class Occurrence {
  @IsString() readonly kind!: string;
  @IsDay() readonly on!: string;
}
class Facts {
  @ListOf(() => Occurrence, 3) readonly occurrences!: readonly Occurrence[];
}
class Sent {
  @IsString() @Length(1, 10) readonly name!: string;
  @MayBeAbsent() @IsBoolean() readonly consent?: boolean;
  @MayBeAbsent() @IsInt() readonly count?: number;
  @Nested(() => Facts) readonly facts!: Facts;
}

const good = { name: 'x', facts: { occurrences: [{ kind: 'birth', on: '2026-01-31' }] } };
const NAMES = ['name', 'consent', 'count', 'facts', 'occurrences', 'kind', 'on'];
const ODD = ['__proto__', 'constructor', 'length', 'then', 'toJSON', ''];

/** JSON that keeps close to what is asked for, where mistakes hide. */
const nearly = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    fc.constantFrom<unknown>('2026-01-31', '2026-02-30', true, 'true', 0, -1, 1.5, '', null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom(...NAMES, ...ODD), tie('value')),
    fc.constant(good.facts),
    fc.constant(good.facts.occurrences[0]),
  ),
})).value;

/** What became of a body: passed on, refused as it should be, or something that may not happen. */
function judged(body: unknown): 'passed' | 'refused' {
  try {
    const sent = new StrictPipe().transform(body, { type: 'body', metatype: Sent });
    expect(sent).toBeInstanceOf(Sent);
    return 'passed';
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    const { status, errors = [] } = error as ProblemError;
    expect(status).toBe(422);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message } of errors)
      expect(message).toMatch(/^(is|must|has|contains|each|should) /);
    return 'refused';
  }
}

function errorsOf(body: unknown): unknown {
  try {
    new StrictPipe().transform(body, { type: 'body', metatype: Sent });
    return [];
  } catch (error) {
    return (error as ProblemError).errors;
  }
}

describe('whatever a body is', () => {
  it('it is passed on or refused with a reason, and nothing else happens', () => {
    expect(judged(good)).toBe('passed');
    fc.assert(
      fc.property(nearly, (body) => void judged(body)),
      { numRuns: 2_000 },
    );
    const changed = fc.record({ at: fc.constantFrom(...NAMES, ...ODD), to: nearly });
    fc.assert(fc.property(changed, ({ at, to }) => void judged({ ...good, [at]: to })));
  });

  it('what is passed on has no field that its class does not name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (name, value) => {
        fc.pre(!(name in new Sent()) && !NAMES.includes(name));
        expect(judged({ ...good, [name]: value })).toBe('refused');
      }),
    );
  });

  it('one with more values than anything asks for is refused before its values are looked at', () => {
    const occurrences = Array.from({ length: 80_000 }, () => ({}));

    expect(errorsOf({ ...good, facts: { occurrences } })).toEqual([
      { field: '', rule: 'size', message: 'has more values than anything asked for' },
    ]);
  });
});
