import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '@waymark/platform';
import { shaded } from './colour.js';

/** Blue as nhsuk-frontend has it: nothing is laid over its own stylesheet. */
export const DEFAULT_COLOUR = '#005eb8';
const MOST_LOGO_BYTES = 100_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface BrandSettings {
  readonly ORGANISATION_NAME?: string;
  readonly ORGANISATION_LOGO?: string;
  readonly BRAND_COLOUR: string;
}

/** A file that is made or read at the start, at an address that changes with its content. */
export interface BrandFile {
  readonly address: string;
  readonly type: 'image/png' | 'image/svg+xml' | 'text/css';
  readonly content: Buffer;
}

/** Whose site it looks like. */
export interface Branding {
  readonly colour: string;
  readonly organisation?: string;
  readonly logo?: BrandFile;
  /** Absent where the colour is the usual one. */
  readonly style?: BrandFile;
}

/** Reads the logo; throws a ConfigError that names the setting where it cannot be used. */
export function brandingOf(settings: BrandSettings): Branding {
  const { ORGANISATION_NAME: organisation, ORGANISATION_LOGO: logo } = settings;
  const colour = settings.BRAND_COLOUR.toLowerCase();
  return {
    colour,
    ...(organisation !== undefined && { organisation }),
    ...(logo !== undefined && { logo: logoIn(logo) }),
    ...(colour !== DEFAULT_COLOUR && { style: fileOf('brand.css', 'text/css', styleOf(colour)) }),
  };
}

function logoIn(path: string): BrandFile {
  const content = readLogo(path);
  if (content.length > MOST_LOGO_BYTES)
    throw new ConfigError(['ORGANISATION_LOGO must be at most 100 KB: every page shows it']);
  if (content.subarray(0, PNG.length).equals(PNG)) return fileOf('logo.png', 'image/png', content);
  if (/<svg[\s>]/.test(content.toString('utf8')))
    return fileOf('logo.svg', 'image/svg+xml', content);
  throw new ConfigError(['ORGANISATION_LOGO must be a PNG or SVG image by its content']);
}

function readLogo(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new ConfigError([`ORGANISATION_LOGO: there is no file that can be read at ${path}`]);
  }
}

function fileOf(name: string, type: BrandFile['type'], content: Buffer): BrandFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/brand/${hash}/${name}`, type, content };
}

// Surfaces with white letters alone: links, buttons and focus keep the colours that were tried on every page.
const styleOf = (colour: string): Buffer =>
  Buffer.from(`.nhsuk-header,.nhsuk-header__navigation,.nhsuk-notification-banner__header{background-color:${colour}}
.nhsuk-header__account{border-color:${shaded(colour)};background-color:${shaded(colour)}}
.nhsuk-header__account-item{outline-color:${colour}}
.nhsuk-header__navigation-container{box-shadow:0 -1px 0 0 rgba(255,255,255,.3)}
@media(max-width:40.0525em){.nhsuk-header__navigation-container{box-shadow:none}}
.nhsuk-notification-banner{border-color:${colour}}
.nhsuk-footer{border-top-color:${colour}}
`);
