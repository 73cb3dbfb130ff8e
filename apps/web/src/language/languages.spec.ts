import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Logger } from '@waymark/platform';
import type { WebConfig } from '../web.config.js';
import { Languages } from './languages.js';

interface Known {
  readonly english: string;
  readonly forThePerson: boolean;
}
const known = JSON.parse(
  readFileSync(new URL('texts.json', import.meta.url), 'utf8'),
) as readonly Known[];
const own = known.filter(({ forThePerson }) => forThePerson);

/** Says the English again, so that it has all that it must have. */
const aFile = (texts: readonly Known[], more: object = {}): object => ({
  ...{ language: 'pl', name: 'Polski', direction: 'ltr', standing: 'checked' },
  ...{ translatedBy: 'A. Nowak', checkedBy: 'B. Kowalska', checkedOn: '2026-11-20' },
  texts: texts.map(({ english }) => ({ english, text: `${english}!`, inEnglish: english })),
  ...more,
});

class Listening extends Logger {
  readonly warnings: unknown[] = [];

  override warn(message: string, fields: object = {}): void {
    this.warnings.push({ message, ...fields });
  }
}

function offeredBy(file: object, DEMONSTRATION: 'true' | 'false' = 'false', name = 'pl.json') {
  const LANGUAGES_DIR = mkdtempSync(join(tmpdir(), 'languages-'));
  writeFileSync(join(LANGUAGES_DIR, name), JSON.stringify(file));
  const logger = new Listening('web', 'error');
  const languages = new Languages({ LANGUAGES_DIR, DEMONSTRATION } as WebConfig, logger);
  const codes = (some: Languages['everywhere']) => some.map(({ code }) => code);
  return {
    forThePerson: codes(languages.forThePerson),
    everywhere: codes(languages.everywhere),
    warnings: logger.warnings,
  };
}

describe('a language', () => {
  it('is offered to the person where it has all that her pages say', () => {
    expect(offeredBy(aFile(own))).toEqual({
      forThePerson: ['en', 'pl'],
      everywhere: ['en'],
      warnings: [],
    });
  });

  it('is offered to everybody where it has all texts', () => {
    expect(offeredBy(aFile(known)).everywhere).toEqual(['en', 'pl']);
  });

  it('is offered to nobody where a single text is left out, which is said in the log', () => {
    const { forThePerson, everywhere, warnings } = offeredBy(aFile(own.slice(1)));

    expect([forThePerson, everywhere]).toEqual([['en'], ['en']]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'pl', count: 1 })]);
  });

  it.each([
    ['is of another name', aFile(own, { language: 'de' }), 'must be named de.json'],
    ['is an example', aFile(own, { standing: 'example' }), 'invented people only'],
    ['has no direction', aFile(own, { direction: 'up' }), 'look at direction'],
    ['lacks what a text is', aFile(own, { texts: [{ english: 'Yes' }] }), 'look at texts'],
  ])('stops the start where its file %s', (_, file, fault) => {
    expect(() => offeredBy(file)).toThrow(fault);
  });

  it('stops the start where its folder or its file cannot be read', () => {
    const read = (LANGUAGES_DIR: string) => () =>
      new Languages({ LANGUAGES_DIR, DEMONSTRATION: 'true' } as WebConfig, new Listening('web'));
    const folder = mkdtempSync(join(tmpdir(), 'languages-'));
    writeFileSync(join(folder, 'pl.json'), '{');

    expect(read('/nowhere')).toThrow(/LANGUAGES_DIR: \/nowhere cannot be read/);
    expect(read(folder)).toThrow(/pl\.json cannot be read as JSON/);
  });

  it('comes with Waymark as an example in Polish and in Easy Read, neither of which leaves anything out', () => {
    const logger = new Listening('web', 'error');
    const LANGUAGES_DIR = 'infra/languages';
    const { forThePerson } = new Languages(
      { LANGUAGES_DIR, DEMONSTRATION: 'true' } as WebConfig,
      logger,
    );

    expect(forThePerson.map(({ code }) => code)).toEqual(['en', 'en-x-easyread', 'pl']);
    expect(logger.warnings).toEqual([]);
  });

  it('is English alone where no folder is given', () => {
    const languages = new Languages({} as WebConfig, new Listening('web', 'error'));

    expect(languages.forThePerson.map(({ code }) => code)).toEqual(['en']);
  });
});
