import { Injectable } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { WebConfig } from '../web.config.js';
import type { SigningIn } from './session-data.js';

/** Somebody as the identity provider names them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

const TIMEOUT_SECONDS = 5;

/** OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly config: WebConfig) {}

  /** Where to send the browser, and what to remember until it comes back. */
  async begin(to: string): Promise<{ readonly url: URL; readonly signingIn: SigningIn }> {
    const provider = await this.provider();
    const signingIn = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      to,
    };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: `${this.config.WEB_ORIGIN}/sign-in/callback`,
      scope: 'openid profile email',
      code_challenge: await calculatePKCECodeChallenge(signingIn.verifier),
      code_challenge_method: 'S256',
      state: signingIn.state,
      nonce: signingIn.nonce,
      // Ward computers are shared: who signs in next must say who they are.
      prompt: 'login',
    });
    return { url, signingIn };
  }

  /** Who has come back; undefined where the answer is not one to our question. */
  async finish(pathAndQuery: string, signingIn: SigningIn): Promise<Identity | undefined> {
    const provider = await this.provider();
    const url = new URL(pathAndQuery, this.config.WEB_ORIGIN);
    const tokens = await authorizationCodeGrant(provider, url, {
      expectedState: signingIn.state,
      expectedNonce: signingIn.nonce,
      pkceCodeVerifier: signingIn.verifier,
      idTokenExpected: true,
    }).catch((error: unknown) => {
      if (isSilence(error)) throw unavailable(error);
      return undefined;
    });
    const claims = tokens?.claims();
    return claims && { issuer: claims.iss, subject: claims.sub };
  }

  // Asked when first needed, and again after a failure: the site starts without its provider.
  private provider(): Promise<Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw unavailable(error);
    });
    return this.known;
  }

  private discover(): Promise<Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    const issuer = new URL(OIDC_ISSUER);
    return discovery(
      issuer,
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET,
      OIDC_CLIENT_SECRET === undefined ? None() : undefined,
      {
        timeout: TIMEOUT_SECONDS,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the local provider speaks http
        ...(issuer.protocol === 'http:' && { execute: [allowInsecureRequests] }),
      },
    );
  }
}

// The network's own errors are TypeErrors; everything else is an answer, if a bad one.
const isSilence = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT');

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError(
    {
      status: 503,
      code: 'identity-provider-silent',
      title: 'Signing in is not possible just now',
      detail: 'The service that checks who you are does not answer. Try again in a minute.',
    },
    { cause },
  );
