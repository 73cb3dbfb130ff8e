import {
  Controller,
  Get,
  HttpStatus,
  Inject,
  Post,
  Query,
  Redirect,
  Render,
  Req,
  Res,
} from '@nestjs/common';
import { Allow, Clock, Logger } from '@waymark/platform';
import type { Request, Response } from 'express';
import { inLanguage, say } from '../language/say.js';
import { SIGN_OUT } from '../layout/csrf.guard.js';
import { Elsewhere, ownPath, RoleToChoose } from '../layout/elsewhere.js';
import { textIn } from '../layout/form/read-answers.js';
import { AccountsStore } from '../store/accounts.store.js';
import { WebConfig } from '../web.config.js';
import type { Identity } from './identity.js';
import { IdentityProviders } from './identity-providers.js';
import { IdTokenSeal } from './id-token-seal.js';
import { KeptForms } from './kept-forms.js';
import { RequestCounts } from './request-counts.js';
import { endSession, freshSession, keepSession, sessionCookieOf } from './session-cookie.js';
import type { KnownPerson } from './session-data.js';
import type { Account } from './signed-in.js';
import { addressOf } from './throttle.guard.js';

const SEE_OTHER = HttpStatus.SEE_OTHER;

/** Leaving for the identity provider, coming back from it, and signing out. */
@Allow({ anyone: true })
@Controller()
export class SignInController {
  @Inject(IdTokenSeal) private readonly idTokens!: IdTokenSeal;
  @Inject(KeptForms) private readonly kept!: KeptForms;

  constructor(
    private readonly providers: IdentityProviders,
    private readonly accounts: AccountsStore,
    private readonly counts: RequestCounts,
    private readonly config: WebConfig,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  @Get('sign-in')
  @Redirect('/', SEE_OTHER)
  async leave(
    @Req() request: Request,
    @Query('to') to: unknown,
    @Query('with') chosen: unknown,
  ): Promise<{ url: string }> {
    await this.counts.mayTrySigningIn(addressOf(request));
    const begun = await this.providers.begin(textIn(chosen), ownPath(to));
    if (begun === undefined)
      throw new Elsewhere(`/sign-in/ways?to=${encodeURIComponent(ownPath(to))}`);
    request.session.signingIn = begun.signingIn;
    await keepSession(request);
    return { url: begun.url.href };
  }

  @Get('sign-in/ways')
  @Render('sign-in/ways-to-sign-in.page.njk')
  ways(@Query('to') to: unknown): object {
    const back = encodeURIComponent(ownPath(to));
    return {
      title: say`How do you sign in?`,
      ways: this.providers.choices.map(({ code, name }) => ({
        name,
        href: `/sign-in?with=${code}&to=${back}`,
      })),
    };
  }

  @Get('sign-in/callback')
  async comeBack(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<never> {
    const { signingIn } = request.session;
    delete request.session.signingIn;
    if (signingIn === undefined) throw new Elsewhere('/sign-in');

    const identity = await this.providers.finish(request.originalUrl, signingIn);
    if (identity === undefined) return this.failed(request, 'failed');
    const account = await this.accountOf(identity);
    const [first, ...others] = account?.memberships ?? [];
    if (account === undefined || first === undefined) {
      // Somebody else is at this browser by now: they do not go on as whoever left it open.
      if (request.session.person !== undefined) await freshSession(request);
      return this.failed(request, 'unknown', await this.endedThere(identity, 'unknown'));
    }

    await this.accounts.forgetExpiredSessions();
    await this.accounts.signedIn(account.id);
    await freshSession(request);
    request.session.person = {
      accountId: account.id,
      ...this.keptOf(identity, request.sessionID),
      since: this.clock.now().getTime(),
      ...(others.length === 0 && { membershipId: first.id }),
    };
    await keepSession(request);
    this.logger.info('somebody signed in', { subject: account.id });
    const { accountId, membershipId } = request.session.person;
    const page = await this.kept.hasCome({ accountId, membershipId }, request, response);
    throw others.length === 0 ? new Elsewhere(page ?? signingIn.to) : new RoleToChoose();
  }

  private async accountOf({ issuer, subject, email }: Identity): Promise<Account | undefined> {
    const known = await this.accounts.bySubject(issuer, subject);
    if (known !== undefined || email === undefined) return known;
    await this.accounts.claimInvitation(issuer, subject, email);
    return this.accounts.bySubject(issuer, subject);
  }

  private async failed(
    request: Request,
    because: 'failed' | 'unknown',
    elsewhere?: URL,
  ): Promise<never> {
    await this.counts.signInFailed(addressOf(request));
    this.logger.info('somebody could not sign in', { reason: because });
    throw new Elsewhere(elsewhere?.href ?? `/signed-out?because=${because}`);
  }

  /** What a session needs of somebody: no address, and what ends the provider's session where it is to end too. */
  private keptOf(
    { issuer, subject, sid, idToken }: Identity,
    sessionId: string,
  ): Pick<KnownPerson, 'identity' | 'idToken'> {
    const identity = { issuer, subject, ...(sid !== undefined && { sid }) };
    if (idToken === undefined) return { identity };
    return { identity, idToken: this.idTokens.seal(idToken, sessionId) };
  }

  private endedThere(
    { issuer, idToken }: Pick<Identity, 'issuer' | 'idToken'>,
    state: 'signed-out' | 'unknown',
  ): Promise<URL | undefined> {
    if (idToken === undefined) return Promise.resolve(undefined);
    return this.providers.endSession(issuer, idToken, state);
  }

  @Post(SIGN_OUT)
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<never> {
    const { person } = request.session;
    const sealed = person?.idToken;
    const idToken = sealed && this.idTokens.open(sealed, request.sessionID);
    // Here first, whatever the provider does.
    await this.kept.forget(request, response);
    await endSession(request);
    if (person !== undefined)
      this.logger.info('somebody signed out', { subject: person.accountId });
    const { name, cookie } = sessionCookieOf(this.config.WEB_ORIGIN);
    response.clearCookie(name, {
      path: '/',
      secure: cookie.secure,
      sameSite: 'lax',
      httpOnly: true,
    });
    // Of what a browser keeps by itself; our cookies have been taken back one by one, and others of the host are not ours.
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    const there =
      person && idToken && (await this.endedThere({ ...person.identity, idToken }, 'signed-out'));
    throw new Elsewhere(there ? there.href : '/signed-out');
  }

  @Get('signed-out')
  @Render('sign-in/signed-out.page.njk')
  signedOut(
    @Query('because') because: unknown,
    // As it comes back from a provider.
    @Query('state') state: unknown,
    @Query('to') to: unknown,
  ): object {
    const reason = REASONS[textIn(because) ?? textIn(state) ?? ''] ?? PLAIN;
    return { ...reason, href: `/sign-in?to=${encodeURIComponent(ownPath(to))}` };
  }
}

interface Reason {
  readonly title: string;
  readonly sentences: readonly string[];
}

const PLAIN: Reason = inLanguage(() => ({
  title: say`You are signed out`,
  sentences: [say`Close the browser if other people use this computer.`],
}));
const WHY_SIGNED_OUT = (): string =>
  say`This happens when nothing is sent or opened for 30 minutes, after 12 hours, or when you have signed out somewhere else.`;
// What was marked on the page was not read: the page that says whom to call did not come.
const TELEPHONE_FIRST = (): string =>
  say`If somebody needs help now, telephone first and sign in afterwards. In an emergency call 999.`;
const REASONS: Readonly<Record<string, Reason>> = inLanguage(() => ({
  expired: {
    title: say`You were signed out`,
    sentences: [
      WHY_SIGNED_OUT(),
      say`Nothing was sent. Pages that you had saved are kept. What you chose or typed on the last page could not be kept: do it again when you have signed in.`,
      TELEPHONE_FIRST(),
    ],
  },
  kept: {
    title: say`You were signed out`,
    sentences: [
      WHY_SIGNED_OUT(),
      say`What you typed is kept for 30 minutes, for you alone. Nothing has been sent.`,
      say`Sign in here again, and you can check it and send it.`,
      TELEPHONE_FIRST(),
    ],
  },
  failed: {
    title: say`Signing in did not work`,
    sentences: [say`The sign-in was started too long ago, or was not finished. Try again.`],
  },
  unknown: {
    title: say`You have no account here`,
    sentences: [
      say`You are known to the sign-in service, but nobody has given you a role in Waymark.`,
      say`Ask the person who looks after accounts in your organisation.`,
    ],
  },
}));
