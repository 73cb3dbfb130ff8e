import { Injectable } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';
import type { Request, Response } from 'express';
import { csrfTokenIn } from '../layout/csrf.js';
import { Elsewhere, ownPath } from '../layout/elsewhere.js';
import type { PostedForm } from '../layout/form/read-answers.js';
import { isFromElsewhere, isOwnOrigin } from '../layout/from-elsewhere.js';
import { AccountsStore, type WhoseForm } from '../store/accounts.store.js';
import { KeptFormsStore, type KeptForm } from '../store/kept-forms.store.js';
import { WebConfig } from '../web.config.js';
import { KeptCookie } from './kept-cookie.js';
import { RequestCounts } from './request-counts.js';
import { SessionCallerReader } from './session-caller-reader.js';
import { addressOf } from './throttle.guard.js';
import { SESSION } from './unattended.js';

/**
 * What somebody typed into a form whose session had ended is kept until they are back, and sent by nobody but them (decision
 * 0082). Whose it is, the token of the form tells: nobody without a page of ours can have anything kept.
 */
@Injectable()
export class KeptForms {
  private readonly cookie: KeptCookie;

  constructor(
    private readonly store: KeptFormsStore,
    private readonly accounts: AccountsStore,
    private readonly callers: SessionCallerReader,
    private readonly counts: RequestCounts,
    private readonly config: WebConfig,
  ) {
    this.cookie = new KeptCookie(config.WEB_ORIGIN);
  }

  /** Keeps a form that was refused, and gives where to go; undefined where it is not kept, and the refusal stands. */
  async keep(request: Request, response: Response): Promise<Elsewhere | undefined> {
    const whose = await this.whose(request);
    if (whose === undefined || !(await this.mayKeep(request))) return undefined;
    const by = this.present(request);
    if (by !== undefined && by.accountId !== whose.accountId) return undefined;
    // Nothing was typed there: as whom they are here is asked again.
    if (request.path === CHOOSE_ROLE)
      return new Elsewhere(by === undefined ? '/signed-out?because=expired' : CHOOSE_ROLE);

    await this.forget(request, response);
    const page = pageOf(request, this.config.WEB_ORIGIN);
    const fields = fieldsIn(request.body);
    this.cookie.give(
      response,
      await this.store.keep(whose, { page, postedTo: request.path, fields }),
    );
    if (by === undefined)
      return new Elsewhere(`/signed-out?because=kept&to=${encodeURIComponent(page)}`);
    return new Elsewhere(by.membershipId === whose.membershipId ? page : CHOOSE_ROLE);
  }

  /** What whoever is here had typed on this page. */
  async ofPage(request: Request): Promise<KeptForm | undefined> {
    const kept = await this.of(request);
    return kept !== undefined && pathOf(kept.page) === request.path ? kept : undefined;
  }

  /** Where to go on with what was typed; undefined where nothing is kept for them in the role they have. */
  async page(request: Request): Promise<string | undefined> {
    return (await this.of(request))?.page;
  }

  /** Something is kept for them, in a role that they have not chosen. */
  async waits(request: Request): Promise<boolean> {
    const key = this.cookie.read(request);
    const by = this.present(request);
    if (key === undefined || by === undefined) return false;
    return (await this.store.whose(key))?.accountId === by.accountId;
  }

  /** Somebody has signed in: gives where they go on. What another person typed is deleted. */
  async hasCome(by: Present, request: Request, response: Response): Promise<string | undefined> {
    const key = this.cookie.read(request);
    if (key === undefined) return undefined;
    const whose = await this.store.whose(key);
    if (whose?.accountId === by.accountId) return (await this.openedBy(by, key))?.page;
    await this.forget(request, response);
    return undefined;
  }

  /** It has been sent by who typed it. */
  async sent(request: Request, response: Response): Promise<void> {
    const kept = await this.of(request);
    if (kept?.postedTo === request.path) await this.forget(request, response);
  }

  async forget(request: Request, response: Response): Promise<void> {
    const key = this.cookie.read(request);
    if (key === undefined) return;
    await this.store.forget(key);
    this.cookie.takeBack(response);
  }

  private async of(request: Request): Promise<KeptForm | undefined> {
    const key = this.cookie.read(request);
    const by = key === undefined ? undefined : this.present(request);
    return key !== undefined && by ? this.openedBy(by, key) : undefined;
  }

  private async openedBy(
    { accountId, membershipId }: Present,
    key: string,
  ): Promise<KeptForm | undefined> {
    if (membershipId === undefined) return undefined;
    return this.store.open(key, { accountId, membershipId });
  }

  private whose(request: Request): Promise<WhoseForm | undefined> {
    const token = csrfTokenIn(request);
    const isForm = token !== undefined && request.path !== SESSION.stay;
    if (!isForm || isFromElsewhere(request, this.config.WEB_ORIGIN))
      return Promise.resolve(undefined);
    return this.accounts.whoseForm(token);
  }

  private async mayKeep(request: Request): Promise<boolean> {
    return this.counts.keptForm(addressOf(request)).then(
      () => true,
      (thrown: unknown) => {
        if (thrown instanceof ProblemError) return false;
        throw thrown;
      },
    );
  }

  private present(request: Request): Present | undefined {
    const account = this.callers.accountIn(request);
    return account && { accountId: account.id, membershipId: request.session.person?.membershipId };
  }
}

const CHOOSE_ROLE = '/choose-role';

interface Present {
  readonly accountId: string;
  /** Absent while one of several is still to be chosen. */
  readonly membershipId?: string | undefined;
}

const pathOf = (page: string): string => page.split('?', 1)[0] ?? page;

/** The page on which the form stood, or where it was posted to: mostly the same. */
function pageOf(request: Request, ownOrigin: string): string {
  const referer = request.get('referer') ?? '';
  const { pathname = '', search = '' } = URL.parse(referer) ?? {};
  const before = isOwnOrigin(referer, request, ownOrigin) ? `${pathname}${search}` : '';
  const [page = '/'] = [before, request.originalUrl].filter((path) => ownPath(path) === path);
  return page;
}

/** What is text, and is not the token. */
function fieldsIn(body: unknown): PostedForm {
  const posted = Object.entries((body ?? {}) as PostedForm);
  return Object.fromEntries(posted.filter(([name, value]) => name !== 'csrf' && isText(value)));
}

const isText = (value: unknown): boolean =>
  [value].flat().every((each) => typeof each === 'string');
