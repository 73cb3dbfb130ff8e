import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';

type ClassOf = new () => object;

/** What a route answers, for the OpenAPI document; refusals that every route has are added there. */
export interface AnswerRule {
  /** Absent: there is nothing to say, and the status is 204. */
  readonly body?: ClassOf;
  readonly status: number;
  /** Refusals of this route beyond those of every route, such as 409. */
  readonly problems: readonly number[];
  /** The `Idempotency-Key` header: needed, heeded when sent, or not read. */
  readonly idempotencyKey: 'required' | 'optional' | 'none';
}

export const ANSWERS = 'waymark:answers';

/** The class and status of a route's good answer; sets the status as well, so that both cannot differ. */
export const Answers = (
  body: ClassOf,
  rule: Partial<Omit<AnswerRule, 'body'>> = {},
): MethodDecorator =>
  answering({ status: 200, problems: [], idempotencyKey: 'none', ...rule, body });

/** A route whose good answer is 204. */
export const AnswersNothing = (
  rule: Partial<Omit<AnswerRule, 'body' | 'status'>> = {},
): MethodDecorator => answering({ problems: [], idempotencyKey: 'none', ...rule, status: 204 });

const answering = (rule: AnswerRule): MethodDecorator =>
  applyDecorators(SetMetadata(ANSWERS, rule), HttpCode(rule.status));
