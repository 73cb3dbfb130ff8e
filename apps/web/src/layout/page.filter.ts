import {
  Catch,
  HttpException,
  Injectable,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { ServiceName } from '@waymark/contracts';
import { Logger, ProblemError, TooManyRequests, traceparentOf } from '@waymark/platform';
import type { Request, Response } from 'express';
import { SilentService } from '../clients/silence.js';
import { inLanguage, say } from '../language/say.js';
import { KeptForms } from '../sign-in/kept-forms.js';
import { Elsewhere, ownPath, RoleToChoose } from './elsewhere.js';
import type { PostedForm } from './form/read-answers.js';
import { typedPage, wordsIn } from './form/typed.presenter.js';
import { isForThePerson } from './for-the-person.js';
import { fillLayout } from './layout-locals.js';
import { isOfThisSession } from './csrf.js';
import { FORM_EXPIRED } from './csrf.guard.js';
import { PageRefused } from './page-refused.js';
import { ownProblemPageOf, problemPageOf } from './problem-page.js';

const RETRY_AFTER_SECONDS = '30';
const DATABASE_SILENT =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|57P0\d|53300|08\d{3})$/;

interface Trouble {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly silent?: ServiceName;
}

/** Every failure becomes a page with its right status, in plain words, telling nobody what is inside. */
@Injectable()
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly kept: KeptForms,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    void this.insteadOf(thrown, request, response)
      .catch((trouble: unknown) => trouble)
      .then((shown) => {
        this.show(shown, request, response);
      });
  }

  /** What is thrown, unless somebody would lose by it what they typed. */
  private async insteadOf(thrown: unknown, request: Request, response: Response): Promise<unknown> {
    if (request.method === 'POST' && isOutOfSession(thrown) && !isForThePerson(request.path))
      return (await this.kept.keep(request, response)) ?? thrown;
    if (request.method !== 'GET' || thrown instanceof PageRefused || !isForGood(thrown))
      return thrown;
    const kept = await this.kept.ofPage(request);
    return (kept && typedPage(kept, thrown)) ?? thrown;
  }

  private show(thrown: unknown, request: Request, response: Response): void {
    if (thrown instanceof Elsewhere) {
      response.redirect(303, thrown.path);
      return;
    }
    fillLayout(request, response);
    if (!hasItsForm(thrown)) response.locals.typed = typedIn(request);
    if (thrown instanceof PageRefused) {
      response.status(thrown.status).render(thrown.page, thrown.model);
      return;
    }
    this.answer(troubleOf(thrown), thrown, request, response);
  }

  private answer(trouble: Trouble, thrown: unknown, request: Request, response: Response): void {
    if (trouble.status === 401) {
      response.redirect(303, whereToSignIn(request));
      return;
    }
    if (trouble.status >= 500) this.report(trouble, thrown, request);
    if (trouble.status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    if ('retryAfterSeconds' in trouble) {
      response.setHeader('Retry-After', String(trouble.retryAfterSeconds));
    }
    if (trouble.status === 413) request.resume();
    const trace = traceparentOf(request).slice(3, 35);
    response
      .status(trouble.status)
      .render('layout/problem.page.njk', { ...pageFor(request)(trouble, request.path), trace });
  }

  private report({ status, code }: Trouble, thrown: unknown, { method }: Request): void {
    const cause = thrown instanceof ProblemError ? (thrown.cause ?? thrown) : thrown;
    const fields = { method, status, code, cause };
    if (status === 503) this.logger.warn('a page could not be shown now', fields);
    else this.logger.error('a page failed', fields);
  }
}

const isOutOfSession = (thrown: unknown): boolean =>
  thrown instanceof RoleToChoose ||
  (thrown instanceof ProblemError && (thrown.status === 401 || thrown.code === FORM_EXPIRED));

/** The page that is shown has the form on it, as it was filled in. */
function hasItsForm(thrown: unknown): boolean {
  if (!(thrown instanceof PageRefused)) return false;
  const { questions, problems } = thrown.model as Readonly<Record<string, unknown>>;
  return [questions, problems].some((list) => Array.isArray(list) && list.length > 0);
}

/**
 * What was written into a form that led to another page: whoever was a minute too late has not to write it again. Not what
 * another site has sent, which would speak in our name; nor what somebody typed for themselves, at a device that others use.
 */
const typedIn = (request: Request): readonly string[] =>
  request.method === 'POST' && !isForThePerson(request.path) && isOfThisSession(request)
    ? wordsIn(request.body as PostedForm)
    : [];

/** The page is not there as it was, and will not be in a minute. */
const isForGood = (thrown: unknown): boolean =>
  thrown instanceof Elsewhere
    ? !(thrown instanceof RoleToChoose)
    : isRefusal(troubleOf(thrown).status);

const isRefusal = (status: number): boolean => status >= 403 && status < 500 && status !== 429;

const pageFor = ({ path }: Request) => (isForThePerson(path) ? ownProblemPageOf : problemPageOf);

// A page that only reads can be opened again; where a form was posted, its page comes before it.
function whereToSignIn(request: Request): string {
  if (request.method === 'GET')
    return `/sign-in?to=${encodeURIComponent(ownPath(request.originalUrl))}`;
  const from = URL.parse(request.get('referer') ?? '')?.pathname;
  return `/signed-out?because=expired&to=${encodeURIComponent(ownPath(from))}`;
}

function troubleOf(thrown: unknown): Trouble {
  if (thrown instanceof TooManyRequests) return waitFor(thrown);
  if (thrown instanceof ProblemError) {
    // A service that fails, or refuses our token, is not the reader's doing.
    const ours = thrown.status < 500 || thrown.status === 503;
    const silent = thrown instanceof SilentService ? { silent: thrown.silent } : {};
    return ours ? thrown : { ...NOT_NOW, ...silent, code: thrown.code };
  }
  if (thrown instanceof HttpException) {
    return {
      status: thrown.getStatus(),
      code: 'http',
      detail: say`The request cannot be used as it is.`,
    };
  }
  return isDatabaseSilent(thrown) ? NOT_NOW : { status: 500, code: 'internal', detail: '' };
}

const waitFor = ({ status, code, retryAfterSeconds }: TooManyRequests) => ({
  status,
  code,
  retryAfterSeconds,
  detail: say`Wait ${retryAfterSeconds} seconds, then try again. Nothing was changed.`,
});

const NOT_NOW: Trouble = inLanguage(() => ({
  status: 503,
  code: 'unavailable',
  detail: say`It is not possible to answer just now.`,
}));

function isDatabaseSilent(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' && DATABASE_SILENT.test(code);
}
