import { IsIn, IsUrl } from 'class-validator';

const ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  require_valid_protocol: true,
};

/** Someone whose signed tokens a service believes. */
export class TrustedIssuer {
  /** Compared with the token's `iss` character by character. */
  @IsUrl(ADDRESS) readonly issuer!: string;

  /** Where its public keys are published. */
  @IsUrl(ADDRESS) readonly jwksUrl!: string;

  /** Person: the web site, for those signed in. Machine: client credentials. */
  @IsIn(['person', 'machine']) readonly kind!: 'person' | 'machine';
}
