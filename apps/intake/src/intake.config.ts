import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { readConfig, ServiceConfig } from '@waymark/platform';
import {
  DEMONSTRATION_INDEX_KEY,
  DEMONSTRATION_KEYS,
  IDENTITY_KEYS_PATTERN,
  INDEX_KEY_PATTERN,
  readIdentityKeys,
  type IdentityKeys,
} from './store/identity-keys.js';

const AN_ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  disallow_auth: true,
};

const unlessInvented = ValidateIf(
  (config: IntakeConfig, value: unknown) => config.DEMONSTRATION !== 'true' || value !== undefined,
);

/** What intake is told by its environment. */
export class IntakeConfig extends ServiceConfig {
  override readonly PORT: number = 3001;

  /** Folder with `places.json`. */
  @IsString()
  readonly CRITERIA_DIR: string = 'infra/criteria';

  /** Folder with `boards.json` and `areas.json`. */
  @IsString()
  readonly GEOGRAPHY_DIR: string = 'infra/geography';

  /** A postcodes.io of the own network, asked instead of a loaded table; a public address is refused. */
  @MayBeAbsent()
  @IsUrl(AN_ADDRESS, {
    message: 'POSTCODES_IO_URL must be http(s)://host, without name or password',
  })
  readonly POSTCODES_IO_URL?: string;

  /** Milliseconds after which it counts as silent, and the area is asked for. */
  @Type(() => Number)
  @IsInt()
  @Min(50)
  @Max(10_000)
  readonly POSTCODES_IO_TIMEOUT_MS: number = 1_500;

  /** `host:port` of ClamAV's clamd; without it files that are added are held, and nobody opens them. */
  @MayBeAbsent()
  @Matches(/^[A-Za-z0-9.:[\]-]+:\d{1,5}$/, { message: 'CLAMD_ADDRESS must be host:port' })
  readonly CLAMD_ADDRESS?: string;

  /** `true`: invented people only, so that published keys may be used. */
  @IsIn(['true', 'false'])
  readonly DEMONSTRATION: 'true' | 'false' = 'false';

  @unlessInvented
  @Matches(IDENTITY_KEYS_PATTERN, {
    message: 'IDENTITY_KEYS must be id:key,id:key, each key 32 bytes in base64, the first encrypts',
  })
  readonly IDENTITY_KEYS?: string;

  @unlessInvented
  @Matches(INDEX_KEY_PATTERN, { message: 'IDENTITY_INDEX_KEY must be 32 bytes in base64' })
  readonly IDENTITY_INDEX_KEY?: string;

  get identityKeys(): IdentityKeys {
    return readIdentityKeys(
      this.IDENTITY_KEYS ?? DEMONSTRATION_KEYS,
      this.IDENTITY_INDEX_KEY ?? DEMONSTRATION_INDEX_KEY,
    );
  }
}

export const intakeConfig = (): IntakeConfig => readConfig(IntakeConfig, process.env);
