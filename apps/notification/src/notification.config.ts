import { Type } from 'class-transformer';
import { IsEmail, IsInt, IsUrl, Max, Min } from 'class-validator';
import { MachineClientConfig, readConfig } from '@waymark/platform';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const MAIL_ADDRESS = { protocols: ['smtp', 'smtps'], require_protocol: true, require_tld: false };

/** Where notification finds mail, addresses and the pages its messages point to. */
export class NotificationConfig extends MachineClientConfig {
  @IsUrl(MAIL_ADDRESS, { message: 'SMTP_URL must be smtp://[user:password@]host:port' })
  readonly SMTP_URL!: string;

  @IsEmail(undefined, { message: 'MAIL_FROM must be an e-mail address' })
  readonly MAIL_FROM!: string;

  @IsUrl(ADDRESS, { message: 'WEB_ORIGIN must be the public address of the web site' })
  readonly WEB_ORIGIN!: string;

  @IsUrl(ADDRESS, { message: 'INTAKE_URL must be the address of intake' })
  readonly INTAKE_URL!: string;

  @IsUrl(ADDRESS, { message: 'ROUTING_URL must be the address of routing' })
  readonly ROUTING_URL!: string;

  /** As fast as the provider takes messages; GOV.UK Notify takes 3,000 a minute. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly MESSAGES_PER_SECOND: number = 50;
}

export const notificationConfig = (): NotificationConfig =>
  readConfig(NotificationConfig, process.env);
