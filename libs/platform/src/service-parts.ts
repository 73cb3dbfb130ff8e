import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServiceName } from '@waymark/contracts';
import type { CallerReader } from './access/caller-reader.js';
import type { Clock } from './clock.js';
import type { Migration } from './database/data-source.js';
import type { ServiceConfig } from './service-config.js';

/** What a service is made of. */
export interface ServiceParts {
  readonly name: ServiceName;
  readonly module: Type;
  readonly config: ServiceConfig;
  /** Applied at start under a lock, in the order of the timestamps their names end with. */
  readonly migrations?: readonly Migration[];
  /** The committed OpenAPI document, served at `/openapi.json`. */
  readonly openapi?: object;
  /** What bodies may be: JSON by default, forms for the web site. */
  readonly bodies?: 'json' | 'form';
  /** Paths at which JSON may be as large as a file of 10 MB in base64. */
  readonly largeBodies?: RegExp;
  /** Paths at which a form may bring a file; `prepare` reads it. */
  readonly uploads?: RegExp;
  /** Who is calling: bearer tokens by default. */
  readonly callers?: Type<CallerReader>;
  /** The machine's own clock by default. */
  readonly clock?: Clock;
  /** Last touches to the application before its routes: sessions, views, static files. */
  readonly prepare?: (app: NestExpressApplication) => void | Promise<void>;
}
