import { Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { WebConfig } from '../web.config.js';
import type { EndedIdentity, Identity } from './identity.js';
import { IdentityProvider } from './identity-provider.js';
import type { SigningIn } from './session-data.js';

/** A way to sign in, as people choose it. */
export interface ProviderChoice {
  readonly code: string;
  readonly name: string;
}

/** Every identity provider that the site trusts: NHS staff have another one than charities. */
@Injectable()
export class IdentityProviders {
  private readonly providers: ReadonlyMap<string, IdentityProvider>;

  constructor(config: WebConfig) {
    this.providers = new Map(
      config.providers.map((one) => [one.code, new IdentityProvider(one, config.WEB_ORIGIN)]),
    );
  }

  get choices(): readonly ProviderChoice[] {
    return [...this.providers.values()].map(({ settings: { code, name } }) => ({ code, name }));
  }

  /** Undefined where there are several and none of them was chosen. */
  async begin(
    code: string | undefined,
    to: string,
  ): Promise<{ readonly url: URL; readonly signingIn: SigningIn } | undefined> {
    const only = this.providers.size === 1 ? [...this.providers.values()][0] : undefined;
    return (this.providers.get(code ?? '') ?? only)?.begin(to);
  }

  /** Asked of the provider that the browser was sent to, and of no other. */
  async finish(pathAndQuery: string, signingIn: SigningIn): Promise<Identity | undefined> {
    return this.providers.get(signingIn.provider)?.finish(pathAndQuery, signingIn);
  }

  /** Asked of the provider that somebody came from. */
  async endSession(issuer: string, idToken: string, state: string): Promise<URL | undefined> {
    return this.of(issuer)?.endSession(idToken, state);
  }

  async loggedOut(token: string): Promise<EndedIdentity | undefined> {
    return this.of(issuerIn(token))?.loggedOut(token);
  }

  private of(issuer: string | undefined): IdentityProvider | undefined {
    return [...this.providers.values()].find(({ settings }) => settings.issuer === issuer);
  }
}

function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
