import { Transform } from 'class-transformer';
import { IsBoolean, IsString, IsUrl } from 'class-validator';
import { MachineClientConfig, readConfig } from '@waymark/platform';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Where eligibility finds published criteria, and routing for the preview of a pre-check. */
export class EligibilityConfig extends MachineClientConfig {
  /** Folder with one file a service. */
  @IsString()
  readonly CRITERIA_DIR!: string;

  /** Unconfirmed criteria are used as a demonstration, and every page says so. */
  @Transform(({ value }) =>
    value === 'true' ? true : value === 'false' ? false : (value as unknown),
  )
  @IsBoolean({ message: 'DEMONSTRATION must be true or false' })
  readonly DEMONSTRATION: boolean = false;

  @IsUrl(ADDRESS, { message: 'ROUTING_URL must be the address of routing' })
  readonly ROUTING_URL!: string;
}

export const eligibilityConfig = (): EligibilityConfig =>
  readConfig(EligibilityConfig, process.env);
