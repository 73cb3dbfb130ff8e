import type { NestExpressApplication } from '@nestjs/platform-express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import nunjucks from 'nunjucks';

const SOURCE = join(import.meta.dirname, '..');
const ASSETS = join(SOURCE, 'assets');
const NHSUK = dirname(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/dist/nhsuk/template.njk')),
);
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Nunjucks for the pages, read once at the start; files of our own at addresses that change with their content. */
export function prepareViews(app: NestExpressApplication): void {
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
  for (const page of pagesBelow(SOURCE)) environment.getTemplate(page, true);
  app.setViewEngine('njk');
  app.useStaticAssets(ASSETS, {
    prefix: '/assets',
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
  });
}

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
