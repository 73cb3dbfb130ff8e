import { IsInt, IsString, Max, Min } from 'class-validator';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** One field of a request that cannot be used, and how to put it right. */
export class FieldProblem {
  /** Dotted path with indexes, `facts.occurrences[0].on`; empty when the whole body is meant. */
  @IsString() readonly field!: string;

  /** Code of the rule that was broken, such as `isDay` or `unknown-field`. */
  @IsString() readonly rule!: string;

  /** What was wrong and how to put it right, without the value that was sent. */
  @IsString() readonly message!: string;
}

/** Every answer that is not a success, as RFC 9457 (`application/problem+json`) has it. */
export class Problem {
  /** Identifies the kind of problem: `urn:waymark:problem:<code>`. */
  @IsString() readonly type!: string;

  /** The kind of problem in a few words; the same for every occurrence. */
  @IsString() readonly title!: string;

  /** The HTTP status code. */
  @IsInt() @Min(400) @Max(599) readonly status!: number;

  /** What happened this time, and what to do about it. */
  @IsString() readonly detail!: string;

  /** Code that a program can act on, such as `idempotency-key-reused`. */
  @IsString() readonly code!: string;

  /** Names this occurrence: `urn:trace:` and the W3C trace id to quote when asking for help. */
  @MayBeAbsent() @IsString() readonly instance?: string;

  /** Which fields cannot be used, for a request whose content was wrong. */
  @MayBeAbsent() @ListOf(() => FieldProblem, 1000) readonly errors?: readonly FieldProblem[];
}
