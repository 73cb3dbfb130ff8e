import type { NestExpressApplication } from '@nestjs/platform-express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import nunjucks from 'nunjucks';
import { forEachLanguage, inSentence, type Language } from '../language/say.js';
import { templateIn } from '../language/template-texts.js';
import type { Branding, BrandFile } from './branding/branding.js';

const SOURCE = join(import.meta.dirname, '..');
const ASSETS = join(SOURCE, 'assets');
const NHSUK = dirname(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/dist/nhsuk/template.njk')),
);
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Nunjucks for the pages, each read once in each language; files of our own at addresses that change with their content. */
export function prepareViews(app: NestExpressApplication, branding: Branding): void {
  const environment = forEachLanguage((spoken) => environmentIn(spoken, branding));
  for (const page of pagesBelow(SOURCE)) environment().getTemplate(page, true);
  app.set('view', viewsOf(environment));
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

/** What Express asks of a view: rendered in the language of whoever asked. */
const viewsOf = (environment: () => nunjucks.Environment) =>
  class {
    constructor(readonly path: string) {}

    render(options: object, done: (error: Error | null, page: string | null) => void): void {
      environment().render(this.path, options, done);
    }
  };

function environmentIn(spoken: Language, branding: Branding): nunjucks.Environment {
  const environment = new nunjucks.Environment(new TemplatesIn(spoken), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('inSentence', inSentence);
  environment.addGlobal('spoken', { code: spoken.code, direction: spoken.direction });
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
  return environment;
}

/** The templates in one language. Those of NHS.UK have no text of their own that is shown. */
class TemplatesIn extends nunjucks.FileSystemLoader {
  constructor(private readonly spoken: Language) {
    super([SOURCE, NHSUK]);
  }

  override getSource(name: string): nunjucks.LoaderSource {
    const found = super.getSource(name);
    if (!found.path.startsWith(SOURCE)) return found;
    return { ...found, src: templateIn(found.src, this.spoken) };
  }
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
