import { Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { TELLING } from './domain/templates/content-check.js';
import { MachineClientConfig, readConfig, SEALING_KEYS_PATTERN } from '@waymark/platform';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const MAIL_ADDRESS = { protocols: ['smtp', 'smtps'], require_protocol: true, require_tld: false };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NOTIFY_KEY = new RegExp(`^.+-${UUID}-${UUID}$`);

const TELLS_NOTHING = new RegExp(`^(?!.*(?:${TELLING.source}))`, 'i');

const unlessByNotify = ValidateIf(
  ({ NOTIFY_EMAIL_TEMPLATE }: NotificationConfig, value: unknown) =>
    NOTIFY_EMAIL_TEMPLATE === undefined || value !== undefined,
);
const withNotify = ValidateIf(
  ({ NOTIFY_EMAIL_TEMPLATE, NOTIFY_SMS_TEMPLATE }: NotificationConfig, value: unknown) =>
    (NOTIFY_EMAIL_TEMPLATE ?? NOTIFY_SMS_TEMPLATE ?? value) !== undefined,
);

/** Where notification finds mail, addresses and the pages its messages point to. */
export class NotificationConfig extends MachineClientConfig {
  /** May be absent where GOV.UK Notify carries e-mail; where it is given, e-mail goes by it. */
  @unlessByNotify
  @IsUrl(MAIL_ADDRESS, { message: 'SMTP_URL must be smtp://[user:password@]host:port' })
  readonly SMTP_URL?: string;

  @ValidateIf(({ SMTP_URL }: NotificationConfig) => SMTP_URL !== undefined)
  @IsEmail(undefined, { message: 'MAIL_FROM must be an e-mail address, without a name before it' })
  @Matches(TELLS_NOTHING, {
    message:
      'MAIL_FROM must not say why somebody is written to: no word of health or help, no name of a service, no number of three digits',
  })
  readonly MAIL_FROM!: string;

  /** What must be shown by whoever says that a mail came back; absent: their calls are refused. */
  @MayBeAbsent()
  @IsString()
  @MinLength(32, { message: 'MAIL_CALLBACK_TOKEN must have 32 characters at least' })
  readonly MAIL_CALLBACK_TOKEN?: string;

  /** Of GOV.UK Notify: `name-service-secret`, the last two UUIDs. */
  @withNotify
  @Matches(NOTIFY_KEY, { message: 'NOTIFY_API_KEY must be an API key of GOV.UK Notify' })
  readonly NOTIFY_API_KEY?: string;

  @IsUrl(ADDRESS, { message: 'NOTIFY_URL must be the address of GOV.UK Notify' })
  readonly NOTIFY_URL: string = 'https://api.notifications.service.gov.uk';

  /** A template of Notify with the subject `((subject))` and the text `((text))`. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'NOTIFY_EMAIL_TEMPLATE must be the id of a template of Notify' })
  readonly NOTIFY_EMAIL_TEMPLATE?: string;

  /** A template of Notify with the text `((text))`. */
  @MayBeAbsent()
  @IsUUID(undefined, { message: 'NOTIFY_SMS_TEMPLATE must be the id of a template of Notify' })
  readonly NOTIFY_SMS_TEMPLATE?: string;

  /** What Notify must show when it calls back; absent: its calls are refused. */
  @MayBeAbsent()
  @IsString()
  @MinLength(32, { message: 'NOTIFY_CALLBACK_TOKEN must have 32 characters at least' })
  readonly NOTIFY_CALLBACK_TOKEN?: string;

  @IsUrl(ADDRESS, { message: 'WEB_ORIGIN must be the public address of the web site' })
  readonly WEB_ORIGIN!: string;

  @IsUrl(ADDRESS, { message: 'INTAKE_URL must be the address of intake' })
  readonly INTAKE_URL!: string;

  @IsUrl(ADDRESS, { message: 'ROUTING_URL must be the address of routing' })
  readonly ROUTING_URL!: string;

  /** `true`: invented people only, so that a published key may be used. */
  @IsIn(['true', 'false'])
  readonly DEMONSTRATION: 'true' | 'false' = 'false';

  /** Folder of the messages to her in other languages, one file each; absent: English alone. */
  @MayBeAbsent()
  @IsString()
  readonly MESSAGES_DIR?: string;

  /** Seal the secrets that webhooks are signed with; absent: no webhook can be made. */
  @MayBeAbsent()
  @Matches(SEALING_KEYS_PATTERN, {
    message: 'WEBHOOK_KEYS must be id:key,id:key, each key 32 bytes in base64, the first seals',
  })
  readonly WEBHOOK_KEYS?: string;

  /** So long after it was planned, what a system was told is forgotten; what was given up can be sent again until then. */
  @Type(() => Number)
  @IsInt()
  @Min(4)
  @Max(400)
  readonly WEBHOOK_DELIVERIES_KEPT_DAYS: number = 30;

  /** So long a notice is kept; it is shown for 30 days. */
  @Type(() => Number)
  @IsInt()
  @Min(30)
  @Max(400)
  readonly NOTICES_KEPT_DAYS: number = 90;

  /** `true`: a backup was restored, and the topics are read again. Nothing goes out; what is planned is left to a person. */
  @IsIn(['true', 'false'])
  readonly MESSAGES_LEFT_TO_PEOPLE: 'true' | 'false' = 'false';

  /** As fast as the provider takes messages; GOV.UK Notify takes 3,000 a minute. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly MESSAGES_PER_SECOND: number = 50;
}

export const notificationConfig = (): NotificationConfig =>
  readConfig(NotificationConfig, process.env);
