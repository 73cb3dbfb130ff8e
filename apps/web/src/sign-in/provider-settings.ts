import { MayBeAbsent } from '@waymark/contracts';
import { IsArray, IsBoolean, IsIn, IsString, IsUrl, Length, Matches } from 'class-validator';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

export const CLIENT_PROOFS = [
  'none',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
] as const;

/** One identity provider: staff are known by its issuer and their subject there, never by the subject alone. */
export class ProviderSettings {
  /** In addresses of ours. */
  @Matches(/^[a-z0-9-]{1,40}$/) readonly code!: string;

  /** As people know it, such as "NHS Care Identity". */
  @IsString() @Length(1, 80) readonly name!: string;

  @IsUrl(ADDRESS) readonly issuer!: string;

  @IsString() @Length(1, 200) readonly clientId!: string;

  /** How the site proves to the provider that it is the site; `none` is protected by PKCE alone. */
  @IsIn(CLIENT_PROOFS) readonly clientProof: (typeof CLIENT_PROOFS)[number] = 'none';

  @MayBeAbsent() @IsString() @Length(1, 1000) readonly clientSecret?: string;

  /** Path of the private key, a JWK with `alg` and `kid`. */
  @MayBeAbsent() @Matches(/^\/.+/) readonly clientKeyFile?: string;

  /** Where given, an answer that names none of these levels of assurance is no sign-in. */
  @MayBeAbsent()
  @IsArray()
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly acceptedAcr?: readonly string[];

  /**
   * Signing out here signs out there as well, which many providers need before anybody else at that computer can sign in.
   * Not for one whose session a person keeps for other applications.
   */
  @IsBoolean() readonly endsSessionThere: boolean = false;

  @IsString() @Length(6, 300) readonly scope: string = 'openid profile email';
}
