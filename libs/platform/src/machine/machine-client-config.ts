import { IsString, IsUrl, Length } from 'class-validator';
import { ServiceConfig } from '../service-config.js';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What a service needs, besides the rest, to call another one in its own name. */
export class MachineClientConfig extends ServiceConfig {
  @IsUrl(ADDRESS, {
    message: 'TOKEN_URL must be the address of the identity provider’s token endpoint',
  })
  readonly TOKEN_URL!: string;

  @IsString()
  @Length(1, 200)
  readonly CLIENT_ID!: string;

  @IsString()
  @Length(1, 1000)
  readonly CLIENT_SECRET!: string;
}
