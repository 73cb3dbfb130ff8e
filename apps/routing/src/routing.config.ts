import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { StarDomain } from '@waymark/contracts';
import {
  DEMONSTRATION_SEALING_KEYS,
  readConfig,
  readSealingKeys,
  SEALING_KEYS_PATTERN,
  ServiceConfig,
  type SealingKey,
} from '@waymark/platform';

const unlessInvented = ValidateIf(
  (config: RoutingConfig, value: unknown) => config.DEMONSTRATION !== 'true' || value !== undefined,
);
const DOMAIN = '[a-z0-9]+(-[a-z0-9]+)*(=[^,=]{1,80})?';

/** Where routing finds its directory, how often it looks at the clocks, and what seals what is written in plans. */
export class RoutingConfig extends ServiceConfig {
  /** Folder with services.json, landing-teams.json and fallbacks.json. */
  @IsString()
  readonly DIRECTORY_DIR!: string;

  /** Seconds between two looks at what is due. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly CLOCK_SECONDS: number = 5;

  /** `true`: invented people only, so that published keys may be used. */
  @IsIn(['true', 'false'])
  readonly DEMONSTRATION: 'true' | 'false' = 'false';

  @unlessInvented
  @Matches(SEALING_KEYS_PATTERN, {
    message: 'PLAN_KEYS must be id:key,id:key, each key 32 bytes in base64, the first encrypts',
  })
  readonly PLAN_KEYS?: string;

  /** Domains of the Parent and Baby Outcome Star, whose names only a licence holder may give: `code=Name,code=Name`. */
  @Matches(new RegExp(`^${DOMAIN}(,${DOMAIN}){0,19}$`), {
    message: 'OUTCOME_STAR_DOMAINS must be code=Name,code=Name, at most 20',
  })
  readonly OUTCOME_STAR_DOMAINS: string =
    'domain-1,domain-2,domain-3,domain-4,domain-5,domain-6,domain-7,domain-8';

  get planKeys(): readonly SealingKey[] {
    return readSealingKeys(this.PLAN_KEYS ?? DEMONSTRATION_SEALING_KEYS);
  }

  /** Without a name a domain is called by its number in the list. */
  get starDomains(): readonly StarDomain[] {
    return this.OUTCOME_STAR_DOMAINS.split(',').map((entry, at) => {
      const [code = '', label = `Domain ${at + 1}`] = entry.split('=');
      return { code, label };
    });
  }
}

export const routingConfig = (): RoutingConfig => readConfig(RoutingConfig, process.env);
