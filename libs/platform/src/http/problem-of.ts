import { HttpException } from '@nestjs/common';
import { ProblemError } from '../problem-error.js';
import { isDatabaseTrouble } from '../database/database-trouble.js';

interface Kind {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

const KINDS: Readonly<Record<number, Kind>> = {
  400: {
    code: 'malformed-request',
    title: 'The request cannot be read',
    detail: 'The address or the body is not well formed: check its encoding.',
  },
  401: {
    code: 'not-signed-in',
    title: 'Not signed in',
    detail: 'Send a valid access token for this service.',
  },
  403: { code: 'forbidden', title: 'Not allowed', detail: 'You may not do this.' },
  404: { code: 'not-found', title: 'Not found', detail: 'There is nothing at this address.' },
  405: {
    code: 'method-not-allowed',
    title: 'Method not allowed',
    detail: 'This address does not take that method; see the Allow header.',
  },
  409: {
    code: 'conflict',
    title: 'Not possible as things stand',
    detail: 'Something has changed meanwhile: read again, then decide.',
  },
  413: {
    code: 'too-large',
    title: 'Too large',
    detail: 'The body is larger than 256 KB.',
  },
  415: {
    code: 'wrong-content-type',
    title: 'Wrong content type',
    detail: 'Send the body as application/json in UTF-8, not compressed in an unknown way.',
  },
  422: {
    code: 'unprocessable',
    title: 'The request cannot be used as it is',
    detail: 'Its content is not possible.',
  },
  429: {
    code: 'too-many-requests',
    title: 'Too many requests',
    detail: 'Wait a while before asking again.',
  },
  500: {
    code: 'internal',
    title: 'Something went wrong here',
    detail: 'This is our fault and has been recorded. Try again, and quote the trace if it stays.',
  },
  503: {
    code: 'unavailable',
    title: 'Not available just now',
    detail: 'Nothing was lost or stored. Try again in a few seconds.',
  },
};
const BROKEN_JSON: Kind = {
  code: 'broken-json',
  title: 'The request cannot be read',
  detail: 'The body is not valid JSON.',
};

/** Whatever was thrown, as the problem the caller is told; texts of unknown errors never get out. */
export function problemOf(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  if (thrown instanceof HttpException) return ofHttp(thrown);
  return plainProblem(isDatabaseTrouble(thrown) ? 503 : 500, thrown);
}

function ofHttp(thrown: HttpException): ProblemError {
  if (thrown.cause instanceof SyntaxError && 'body' in thrown.cause) {
    return new ProblemError({ status: 400, ...BROKEN_JSON }, { cause: thrown });
  }
  return plainProblem(thrown.getStatus(), thrown);
}

/** The plain problem of a status. */
export function plainProblem(status: number, cause?: unknown): ProblemError {
  const kind = KINDS[status] ?? (status < 500 ? { ...kindOf(400) } : kindOf(500));
  return new ProblemError({ status, ...kind }, { cause });
}

function kindOf(status: 400 | 500): Kind {
  const kind = KINDS[status];
  if (kind === undefined) throw new Error(`no words for ${String(status)}`);
  return kind;
}
