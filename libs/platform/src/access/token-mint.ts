import type { CallerRole, ServiceName } from '@waymark/contracts';
import {
  SignJWT,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { audienceOf } from './token-verifier.js';

/** Whom a token speaks for, and to which service. */
export interface PersonToken {
  /** `issuer|subject` of the identity provider. */
  readonly subject: string;
  readonly organisation: string;
  readonly roles: readonly CallerRole[];
  readonly name?: string;
  /** From where they call the web site. */
  readonly from?: string;
  readonly audience: ServiceName;
}

interface Minted {
  readonly token: string;
  readonly until: number;
}

const ALGORITHM = 'ES256';
const LIVES_SECONDS = 300;
// One that is about to end is not handed out: the call it is for may take a while.
const REUSED_FOR_MS = 180_000;
const MOST_REMEMBERED = 5_000;

/** Makes the short-lived tokens by which the web site speaks for a signed-in person. */
export class TokenMint {
  private readonly minted = new Map<string, Minted>();

  private constructor(
    private readonly issuer: string,
    private readonly key: CryptoKey,
    private readonly keyId: string,
    /** Public keys, to be served at `/.well-known/jwks.json`. */
    readonly jwks: JSONWebKeySet,
  ) {}

  /** `key` is a private JWK for ES256; without one a pair is made that lasts as long as the process. */
  static async create(issuer: string, key?: JWK, alsoPublished: readonly JWK[] = []) {
    const secret = key ?? (await newKey());
    const keyId = secret.kid ?? (await calculateJwkThumbprint(secret));
    const imported = await importJWK({ ...secret, alg: ALGORITHM }, ALGORITHM);
    if (imported instanceof Uint8Array) throw new Error('The signing key must be a private EC key');
    const published = [{ ...secret, kid: keyId }, ...alsoPublished].map(publicPart);
    return new TokenMint(issuer, imported, keyId, { keys: published });
  }

  async mint(token: PersonToken): Promise<string> {
    const asked = JSON.stringify([
      token.audience,
      token.subject,
      token.organisation,
      token.roles,
      token.name,
      token.from,
    ]);
    const known = this.minted.get(asked);
    if (known !== undefined && known.until > Date.now()) return known.token;
    if (this.minted.size >= MOST_REMEMBERED) this.minted.clear();

    const signed = await this.sign(token);
    this.minted.set(asked, { token: signed, until: Date.now() + REUSED_FOR_MS });
    return signed;
  }

  private sign({
    subject,
    organisation,
    roles,
    name,
    from,
    audience,
  }: PersonToken): Promise<string> {
    const said = { ...(name !== undefined && { name }), ...(from !== undefined && { from }) };
    return new SignJWT({ organisation, roles, ...said })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.keyId, typ: 'at+jwt' })
      .setIssuer(this.issuer)
      .setSubject(subject)
      .setAudience(audienceOf(audience))
      .setIssuedAt()
      .setExpirationTime(`${String(LIVES_SECONDS)}s`)
      .sign(this.key);
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

const publicPart = ({ kty, crv, x, y, kid }: JWK): JWK => ({
  ...(kty !== undefined && { kty }),
  ...(crv !== undefined && { crv }),
  ...(x !== undefined && { x }),
  ...(y !== undefined && { y }),
  ...(kid !== undefined && { kid }),
  alg: ALGORITHM,
  use: 'sig',
});
