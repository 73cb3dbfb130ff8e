import type { FieldProblem } from '@waymark/contracts';

interface ProblemParts {
  readonly status: number;
  /** Code that a program can act on. */
  readonly code: string;
  readonly title: string;
  /** What happened this time; never a value that somebody sent. */
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
}

/** A request that is answered with an RFC 9457 problem instead of a success. */
export class ProblemError extends Error implements ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];

  constructor(parts: ProblemParts, options?: ErrorOptions) {
    super(`${String(parts.status)} ${parts.code}`, options);
    this.name = 'ProblemError';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    if (parts.errors !== undefined) this.errors = parts.errors;
  }

  /** `what` is a noun in the caller's words, such as "referral". */
  static notFound(what: string): ProblemError {
    return new ProblemError({
      status: 404,
      code: 'not-found',
      title: 'Not found',
      detail: `There is no such ${what}, or you may not see it.`,
    });
  }

  static conflict(code: string, detail: string): ProblemError {
    return new ProblemError({ status: 409, code, title: 'Not possible as things stand', detail });
  }

  static unprocessable(errors: readonly FieldProblem[]): ProblemError {
    const [first] = errors;
    return new ProblemError({
      status: 422,
      code: 'unprocessable',
      title: 'The request cannot be used as it is',
      detail:
        errors.length === 1 && first !== undefined
          ? `${first.field === '' ? 'The body' : first.field}: ${first.message}`
          : `${String(errors.length)} fields need to be put right; see errors.`,
      errors,
    });
  }

  static forbidden(detail: string): ProblemError {
    return new ProblemError({ status: 403, code: 'forbidden', title: 'Not allowed', detail });
  }
}
