import { readFile } from 'node:fs/promises';
import { isAboutTheToken, ProblemError } from '@waymark/platform';
import { createRemoteJWKSet, importJWK, jwtVerify, type JWK, type JWTPayload } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretJwt,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type Configuration,
  type CryptoKey,
  type IDToken,
} from 'openid-client';
import { say } from '../language/say.js';
import type { EndedIdentity, Identity } from './identity.js';
import type { ProviderSettings } from './provider-settings.js';
import type { SigningIn } from './session-data.js';

const TIMEOUT_SECONDS = 5;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const TOKEN_LIFE_SECONDS = 120;
/** As openid-client allows for an ID token: no two clocks agree. */
const TOLERANCE_SECONDS = 30;
const SIGNATURES = ['RS256', 'PS256', 'ES256', 'EdDSA', 'RS512'];

/** OpenID Connect with one provider: authorization code with PKCE, state and nonce, and back-channel logout. */
export class IdentityProvider {
  private known: Promise<Configuration> | undefined;
  private keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(
    readonly settings: ProviderSettings,
    private readonly origin: string,
  ) {}

  /** Where to send the browser, and what to remember until it comes back. */
  async begin(to: string): Promise<{ readonly url: URL; readonly signingIn: SigningIn }> {
    const provider = await this.provider();
    const { scope, code, acceptedAcr } = this.settings;
    const signingIn = {
      provider: code,
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      to,
    };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: `${this.origin}/sign-in/callback`,
      scope,
      code_challenge: await calculatePKCECodeChallenge(signingIn.verifier),
      code_challenge_method: 'S256',
      state: signingIn.state,
      nonce: signingIn.nonce,
      // Ward computers are shared: who signs in next must say who they are.
      prompt: 'login',
      ...(acceptedAcr && { acr_values: acceptedAcr.join(' ') }),
    });
    return { url, signingIn };
  }

  /** Who has come back; undefined where the answer is not one to our question, or not sure enough. */
  async finish(pathAndQuery: string, signingIn: SigningIn): Promise<Identity | undefined> {
    const provider = await this.provider();
    const url = new URL(pathAndQuery, this.origin);
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
    if (claims === undefined || !this.isForUs(claims) || !this.isSureEnough(claims))
      return undefined;
    const { endsSessionThere } = this.settings;
    const idToken = endsSessionThere ? tokens?.id_token : undefined;
    const { iss: issuer, sub: subject, sid, email, email_verified: verified } = claims;
    return {
      ...{ issuer, subject },
      ...(typeof sid === 'string' && { sid }),
      ...(typeof email === 'string' && verified === true && { email }),
      ...(idToken !== undefined && { idToken }),
    };
  }

  /**
   * Where the browser goes to end the provider's session (OpenID Connect RP-Initiated Logout 1.0); it comes back with `state`.
   * Undefined where the provider is silent or has no such address: the session here has ended anyway.
   */
  async endSession(idToken: string, state: string): Promise<URL | undefined> {
    const provider = await this.provider().catch(() => undefined);
    if (provider?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return buildEndSessionUrl(provider, {
      ...{ id_token_hint: idToken, state },
      post_logout_redirect_uri: `${this.origin}/signed-out`,
    });
  }

  /** Who has signed out at the provider, if its logout token is good (OpenID Connect Back-Channel Logout 1.0, §2.6). */
  async loggedOut(token: string): Promise<EndedIdentity | undefined> {
    const { jwks_uri: address } = (await this.provider()).serverMetadata();
    if (address === undefined) return undefined;
    this.keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: TIMEOUT_SECONDS * 1000 });
    const { issuer, clientId: audience } = this.settings;
    const verified = await jwtVerify(token, this.keys, {
      issuer,
      audience,
      algorithms: SIGNATURES,
      maxTokenAge: TOKEN_LIFE_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['iat', 'jti', 'events'],
    }).catch((error: unknown) => {
      if (isAboutTheToken(error)) return undefined;
      // It may be good: the provider is to say it again.
      throw unavailable(error);
    });
    return verified && endedIn(issuer, verified.payload);
  }

  /** Given to this site, and not passed on by another client of the same provider. */
  private isForUs({ azp }: IDToken): boolean {
    return azp === undefined || azp === this.settings.clientId;
  }

  private isSureEnough({ acr }: IDToken): boolean {
    const { acceptedAcr } = this.settings;
    return acceptedAcr === undefined || (typeof acr === 'string' && acceptedAcr.includes(acr));
  }

  // Asked when first needed, and again after a failure: the site starts without its provider.
  private provider(): Promise<Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw unavailable(error);
    });
    return this.known;
  }

  private async discover(): Promise<Configuration> {
    const { clientId, clientSecret } = this.settings;
    const issuer = new URL(this.settings.issuer);
    // The token is checked by itself, not only by the line that it came over.
    const execute = [enableNonRepudiationChecks];
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the local provider speaks http
    if (issuer.protocol === 'http:') execute.push(allowInsecureRequests);
    return discovery(issuer, clientId, clientSecret, await this.proof(), {
      timeout: TIMEOUT_SECONDS,
      execute,
    });
  }

  private async proof(): Promise<ClientAuth> {
    const { clientProof, clientSecret, clientKeyFile = '' } = this.settings;
    switch (clientProof) {
      case 'none':
        return None();
      case 'client_secret_post':
        return ClientSecretPost(clientSecret);
      case 'client_secret_jwt':
        return ClientSecretJwt(clientSecret);
      case 'private_key_jwt': {
        const jwk = JSON.parse(await readFile(clientKeyFile, 'utf8')) as JWK;
        const key = (await importJWK(jwk)) as CryptoKey;
        return PrivateKeyJwt(jwk.kid === undefined ? key : { key, kid: jwk.kid });
      }
    }
  }
}

function endedIn(issuer: string, payload: JWTPayload): EndedIdentity | undefined {
  const { events, nonce, sub, sid } = payload;
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
  // A nonce would make an ID token pass as a logout token.
  if (!isLogout || nonce !== undefined) return undefined;
  if (typeof sid === 'string') return { issuer, sid, ...(sub !== undefined && { subject: sub }) };
  return sub === undefined ? undefined : { issuer, subject: sub };
}

// The network's own errors are TypeErrors; everything else is an answer, if a bad one, but for that of a provider that fails.
const isSilence = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT') ||
  (error instanceof Error && error.cause instanceof Response && error.cause.status >= 500);

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError(
    {
      status: 503,
      code: 'identity-provider-silent',
      title: say`Signing in is not possible just now`,
      detail: say`The service that checks who you are does not answer. Try again in a minute.`,
    },
    { cause },
  );
