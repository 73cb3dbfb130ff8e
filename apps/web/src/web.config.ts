import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { readFileSync } from 'node:fs';
import { MayBeAbsent, ONE_LINE } from '@waymark/contracts';
import {
  ConfigError,
  DEMONSTRATION_SEALING_KEYS,
  readConfig,
  readSealingKeys,
  SEALING_KEYS_PATTERN,
  ServiceConfig,
  type SealingKey,
} from '@waymark/platform';
import { DEFAULT_COLOUR } from './layout/branding/branding.js';
import { contrast, isColour, LEAST_CONTRAST } from './layout/branding/colour.js';
import { ProviderSettings } from './sign-in/provider-settings.js';

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

const IsBrandColour = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBrandColour',
    validator: {
      validate: (value: unknown) => isColour(value) && contrast(value, '#ffffff') >= LEAST_CONTRAST,
      defaultMessage: () =>
        `BRAND_COLOUR must be #rrggbb, and dark enough for white letters: a contrast of ${String(LEAST_CONTRAST)} to 1 or more`,
    },
  });

/** What the web site is told by its environment. */
export class WebConfig extends ServiceConfig {
  @Type(() => Number)
  override readonly PORT: number = 3000;

  /** Where people reach the site; also the issuer of the tokens it makes. */
  @IsPublicOrigin()
  readonly WEB_ORIGIN!: string;

  /** Path of a JSON list of identity providers; where it is given, the three below are not read. */
  @MayBeAbsent() @Matches(/^\/.+\.json$/) readonly OIDC_PROVIDERS_FILE?: string;

  @ValidateIf(({ OIDC_PROVIDERS_FILE }: WebConfig) => OIDC_PROVIDERS_FILE === undefined)
  @IsUrl(ADDRESS)
  readonly OIDC_ISSUER!: string;

  @IsString() @Length(1, 200) readonly OIDC_CLIENT_ID: string = 'waymark-web';

  /** Absent: a public client, protected by PKCE alone. */
  @MayBeAbsent() @IsString() @Length(1, 1000) readonly OIDC_CLIENT_SECRET?: string;

  @IsUrl(ADDRESS) readonly INTAKE_URL!: string;
  @IsUrl(ADDRESS) readonly ELIGIBILITY_URL!: string;
  @IsUrl(ADDRESS) readonly ROUTING_URL!: string;
  @IsUrl(ADDRESS) readonly NOTIFICATION_URL!: string;
  @IsUrl(ADDRESS) readonly OPERATIONS_URL!: string;

  /** Folder with `urgent-contacts.json`. */
  @IsString() readonly DIRECTORY_DIR: string = 'infra/directory';

  /** Folder of the pages in other languages and in Easy Read, one file each; absent: English alone. */
  @MayBeAbsent() @IsString() readonly LANGUAGES_DIR?: string;

  /** Of one person, or of one address where nobody is signed in; more are answered 429. */
  @Type(() => Number) @IsInt() @Min(10) @Max(1_000_000) readonly WEB_REQUESTS_PER_MINUTE: number =
    600;

  /** Referrals that one organisation sends, and as many that it checks against the criteria; more are answered 429. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(10_000_000)
  readonly WEB_ORGANISATION_REFERRALS_PER_MINUTE: number = 600;

  /** Where “Leave this page” leads: an ordinary site that says nothing of this one. */
  @IsUrl({ protocols: ['https'], require_protocol: true })
  readonly LEAVE_URL: string = 'https://www.bbc.co.uk/weather';

  /** Whose site it is, as its header says. */
  @ValidateIf(
    ({ ORGANISATION_NAME, ORGANISATION_LOGO }: WebConfig) =>
      ORGANISATION_NAME !== undefined || ORGANISATION_LOGO !== undefined,
  )
  @Matches(ONE_LINE)
  @MaxLength(100)
  readonly ORGANISATION_NAME?: string;

  /** Path of a PNG or SVG image of at most 100 KB that is shown in place of the name, and read out as the name. */
  @MayBeAbsent() @Matches(/^\/.+\.(png|svg)$/) readonly ORGANISATION_LOGO?: string;

  /** Of the header, the menu and what is announced; white is written on it. */
  @IsBrandColour() readonly BRAND_COLOUR: string = DEFAULT_COLOUR;

  @IsIn(['true', 'false']) readonly DEMONSTRATION: 'true' | 'false' = 'false';

  /** Seals drafts and shared secrets; the first seals, all of them open. */
  @ValidateIf((config: WebConfig, value) => config.DEMONSTRATION !== 'true' || value !== undefined)
  @Matches(SEALING_KEYS_PATTERN, {
    message: 'WEB_SEALING_KEYS must be id:key,id:key, each key 32 bytes in base64, the first seals',
  })
  readonly WEB_SEALING_KEYS?: string;

  /** Path of the list of invented people; read only where DEMONSTRATION is true. */
  @MayBeAbsent() @Matches(/^\/.+\.mjs$/) readonly DEMO_PEOPLE?: string;

  get sealingKeys(): readonly SealingKey[] {
    return readSealingKeys(this.WEB_SEALING_KEYS ?? DEMONSTRATION_SEALING_KEYS);
  }

  /** Whom the site believes about who somebody is. */
  get providers(): readonly ProviderSettings[] {
    const { OIDC_PROVIDERS_FILE, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this;
    if (OIDC_PROVIDERS_FILE !== undefined) return providersIn(OIDC_PROVIDERS_FILE);
    const clientProof = OIDC_CLIENT_SECRET === undefined ? 'none' : 'client_secret_post';
    return [
      readConfig(ProviderSettings, {
        code: 'sign-in',
        name: 'Sign in',
        issuer: OIDC_ISSUER,
        clientId: OIDC_CLIENT_ID,
        clientProof,
        clientSecret: OIDC_CLIENT_SECRET,
      }),
    ];
  }
}

function providersIn(file: string): readonly ProviderSettings[] {
  const listed = listIn(file);
  const providers = listed.map((one) => readConfig(ProviderSettings, one));
  const codes = new Set(providers.map(({ code }) => code));
  // By the issuer it is known whose logout token it is, and who was invited.
  const issuers = new Set(providers.map(({ issuer }) => issuer));
  if (providers.length === 0 || Math.min(codes.size, issuers.size) < providers.length)
    throw new ConfigError([
      `${file} must name at least one provider, each with a code and an issuer of its own`,
    ]);
  return providers;
}

function listIn(file: string): readonly Readonly<Record<string, string>>[] {
  try {
    const listed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(listed)) return listed as readonly Readonly<Record<string, string>>[];
  } catch {
    throw new ConfigError([`OIDC_PROVIDERS_FILE must be a readable JSON file`]);
  }
  throw new ConfigError([`OIDC_PROVIDERS_FILE must hold a list of providers`]);
}

/** The site keeps sessions and accounts, so it never runs without its database. */
export function webConfigFrom(env: Readonly<Record<string, string | undefined>>): WebConfig {
  const config = readConfig(WebConfig, env);
  if (config.DATABASE_URL !== undefined) return config;
  throw new ConfigError(['DATABASE_URL must be postgres://user:password@host/name']);
}

export const webConfig = (): WebConfig => webConfigFrom(process.env);
