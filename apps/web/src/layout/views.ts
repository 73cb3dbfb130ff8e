import type { NestExpressApplication } from '@nestjs/platform-express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import nunjucks from 'nunjucks';
import type { Branding, BrandFile } from './branding/branding.js';

const SOURCE = join(import.meta.dirname, '..');
const ASSETS = join(SOURCE, 'assets');
const NHSUK = dirname(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/dist/nhsuk/template.njk')),
);
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Nunjucks for the pages, read once at the start; files of our own at addresses that change with their content. */
export function prepareViews(app: NestExpressApplication, branding: Branding): void {
  const environment = nunjucks.configure([SOURCE, NHSUK], {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
    express: app.getHttpAdapter().getInstance() as never,
  });
  environment.addGlobal('assets', {
    style: addressOf('waymark.css'),
    script: addressOf('waymark.js'),
    icon: addressOf('favicon.svg'),
  });
  environment.addGlobal('brand', {
    colour: branding.colour,
    organisation: branding.organisation,
    logo: branding.logo?.address,
    style: branding.style?.address,
  });
  for (const page of pagesBelow(SOURCE)) environment.getTemplate(page, true);
  app.setViewEngine('njk');
  app.useStaticAssets(ASSETS, {
    prefix: '/assets',
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
  });
  for (const file of [branding.logo, branding.style])
    if (file !== undefined) app.use(file.address, giving(file));
}

const giving =
  ({ type, content }: BrandFile) =>
  (_request: Request, response: Response, _next: NextFunction): void => {
    response.setHeader('Cache-Control', `public, max-age=${String(YEAR_MS / 1000)}, immutable`);
    response.type(type).send(content);
  };

function addressOf(file: string): string {
  const path = join(ASSETS, file);
  if (!existsSync(path)) return `/assets/${file}`;
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
  return `/assets/${file}?v=${hash}`;
}

const pagesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.page.njk'))
    .map(({ name, parentPath }) => relative(folder, join(parentPath, name)));
