import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Problem } from '@waymark/contracts';
import type { Express, Request, Response } from 'express';
import { Logger } from '../logger.js';
import { ProblemError } from '../problem-error.js';
import { traceIdOf } from '../trace.js';
import { traceparentOf } from '../trace-requests.js';
import { methodsAt } from './methods-at.js';
import { TooManyRequests } from './too-many-requests.js';
import { plainProblem, problemOf } from './problem-of.js';

const RETRY_AFTER_SECONDS = '2';

/** Answers every failure as RFC 9457 has it, and logs those that are our fault, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = this.withOtherMethods(problemOf(thrown), request, response);

    if (problem.status >= 500) this.report(thrown, problem, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    if (problem instanceof TooManyRequests)
      response.setHeader('Retry-After', String(problem.retryAfterSeconds));
    if (problem.status === 401 && !response.hasHeader('WWW-Authenticate')) {
      response.setHeader('WWW-Authenticate', 'Bearer');
    }
    // An unread body must be let through before the answer can be read.
    if (problem.status === 413) request.resume();
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(bodyOf(problem, request)));
  }

  private withOtherMethods(problem: ProblemError, request: Request, response: Response) {
    if (problem.status !== 404 || request.route !== undefined) return problem;
    const methods = methodsAt(this.adapters.httpAdapter.getInstance<Express>(), request.path);
    if (methods.length === 0) return problem;
    response.setHeader('Allow', methods.join(', '));
    return plainProblem(405);
  }

  private report(thrown: unknown, problem: ProblemError, request: Request): void {
    const fields = { method: request.method, status: problem.status, code: problem.code };
    const cause = thrown instanceof ProblemError ? (thrown.cause ?? thrown) : thrown;
    if (problem.status === 503)
      this.logger.warn('a request could not be answered now', { ...fields, cause });
    else this.logger.error('a request failed', { ...fields, cause });
  }
}

const bodyOf = (problem: ProblemError, request: Request): Problem => ({
  type: `urn:waymark:problem:${problem.code}`,
  title: problem.title,
  status: problem.status,
  detail: problem.detail,
  code: problem.code,
  instance: `urn:trace:${traceIdOf(traceparentOf(request))}`,
  ...(problem.errors !== undefined && { errors: problem.errors }),
});
