import { afterAll, beforeAll } from '@jest/globals';
import { aLine, type TestLine } from '@waymark/testing';
import type { Browser } from 'puppeteer-core';
import { aBrowser, Person } from './a-browser.fixture.js';

export const MINUTES = 60_000;

/** The whole line, and people at browsers of their own, for the specs of one file. */
export interface LineInABrowser {
  readonly line: TestLine;
  /** Somebody who has not signed in. */
  somebody(): Promise<Person>;
  /** As the role that is named, where there are several. */
  signedIn(subject: string, role?: string): Promise<Person>;
}

/** Starts before the specs of the file and stops after them. */
export function lineInABrowser(): LineInABrowser {
  let line: TestLine;
  let browser: Browser;
  beforeAll(async () => {
    line = await aLine();
    browser = await aBrowser();
  }, 4 * MINUTES);
  afterAll(async () => {
    await browser.close();
    await line.stop();
  }, MINUTES);
  return {
    get line() {
      return line;
    },
    somebody: () => Person.at(browser, line.urls.web),
    signedIn: (subject, role) => Person.signedIn(browser, line.urls.web, subject, role),
  };
}
