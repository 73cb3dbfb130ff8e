import { MachineClientConfig, readConfig } from '@waymark/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUrl, Max, Min } from 'class-validator';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Where operations finds those whose books it compares, and how often it does. */
export class OperationsConfig extends MachineClientConfig {
  /** `true`: everybody is invented. */
  @IsIn(['true', 'false']) readonly DEMONSTRATION: 'true' | 'false' = 'false';

  @IsUrl(ADDRESS, { message: 'INTAKE_URL must be the address of intake' })
  readonly INTAKE_URL!: string;

  @IsUrl(ADDRESS, { message: 'ELIGIBILITY_URL must be the address of eligibility' })
  readonly ELIGIBILITY_URL!: string;

  @IsUrl(ADDRESS, { message: 'ROUTING_URL must be the address of routing' })
  readonly ROUTING_URL!: string;

  @IsUrl(ADDRESS, { message: 'NOTIFICATION_URL must be the address of notification' })
  readonly NOTIFICATION_URL!: string;

  /** From the beginning of one reconciliation to that of the next; one that somebody asks for counts. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_440)
  readonly RECONCILIATION_EVERY_MINUTES: number = 60;

  /** What is younger is on its way and no difference. Longer than the line takes to heal after a fault. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400)
  readonly RECONCILIATION_GRACE_SECONDS: number = 600;
}

export const operationsConfig = (): OperationsConfig => readConfig(OperationsConfig, process.env);
