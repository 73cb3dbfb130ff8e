import { Type } from 'class-transformer';
import { IsIn, IsString, IsUrl, Length, Matches, ValidateBy } from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { ConfigError, readConfig, ServiceConfig } from '@waymark/platform';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An origin that people may type a password at: https, or this very machine. */
export function isPublicOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, origin } = new URL(value);
  if (value !== origin) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const IsPublicOrigin = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPublicOrigin',
    validator: {
      validate: isPublicOrigin,
      defaultMessage: () =>
        'WEB_ORIGIN must be https://host, or http://localhost:port on this machine only, without a path',
    },
  });

/** What the web site is told by its environment. */
export class WebConfig extends ServiceConfig {
  @Type(() => Number)
  override readonly PORT: number = 3000;

  /** Where people reach the site; also the issuer of the tokens it makes. */
  @IsPublicOrigin()
  readonly WEB_ORIGIN!: string;

  @IsUrl(ADDRESS) readonly OIDC_ISSUER!: string;

  @IsString() @Length(1, 200) readonly OIDC_CLIENT_ID: string = 'waymark-web';

  /** Absent: a public client, protected by PKCE alone. */
  @MayBeAbsent() @IsString() @Length(1, 1000) readonly OIDC_CLIENT_SECRET?: string;

  @IsUrl(ADDRESS) readonly INTAKE_URL!: string;
  @IsUrl(ADDRESS) readonly ELIGIBILITY_URL!: string;
  @IsUrl(ADDRESS) readonly ROUTING_URL!: string;
  @IsUrl(ADDRESS) readonly OPERATIONS_URL!: string;

  /** Folder with `urgent-contacts.json`. */
  @IsString() readonly DIRECTORY_DIR: string = 'infra/directory';

  @IsIn(['true', 'false']) readonly DEMONSTRATION: 'true' | 'false' = 'false';

  /** Path of the list of invented people; read only where DEMONSTRATION is true. */
  @MayBeAbsent() @Matches(/^\/.+\.mjs$/) readonly DEMO_PEOPLE?: string;
}

/** The site keeps sessions and accounts, so it never runs without its database. */
export function webConfigFrom(env: Readonly<Record<string, string | undefined>>): WebConfig {
  const config = readConfig(WebConfig, env);
  if (config.DATABASE_URL !== undefined) return config;
  throw new ConfigError(['DATABASE_URL must be postgres://user:password@host/name']);
}

export const webConfig = (): WebConfig => webConfigFrom(process.env);
