import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, testEnvironment } from '@waymark/testing';
import { launch, type Browser, type Page } from 'puppeteer-core';
import type { Fields, Visitor } from './a-visitor.fixture.js';

const QUIET = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The installed Chromium, as quiet as it can be made. */
export function aBrowser(): Promise<Browser> {
  const { path, args, env } = testEnvironment().chromium;
  return launch({
    executablePath: path,
    args: [...new Set([...args, ...QUIET])],
    env: { ...env },
  });
}

/** A page of a browser of its own, in which a visitor of the site has been before: with their session, and what is kept for them. */
export async function pageOf(browser: Browser, site: string, visitor: Visitor): Promise<Page> {
  const context = await browser.createBrowserContext();
  const { hostname: domain } = new URL(site);
  for (const name of ['sid', 'kept', 'language'])
    await context.setCookie({ name, value: visitor.cookie(name) ?? '', domain, path: '/' });
  return context.newPage();
}

/** A person at a browser without JavaScript, who sees addresses, headings and words. */
export class Person {
  /** Hosts that were asked for anything. */
  readonly hosts = new Set<string>();

  private constructor(
    private readonly page: Page,
    private readonly site: string,
  ) {
    page.on('request', (request) => this.hosts.add(new URL(request.url()).host));
  }

  static async at(browser: Browser, site: string): Promise<Person> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setJavaScriptEnabled(false);
    return new Person(page, site);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.site).href);
  }

  /** To one of the areas of the site, by its menu. */
  menu(words: string): Promise<void> {
    return this.follow(words, 'header nav');
  }

  /** Somebody at a browser of their own who has signed in, as the role that is named where there are several. */
  static async signedIn(
    browser: Browser,
    site: string,
    subject: string,
    role?: string,
  ): Promise<Person> {
    const person = await Person.at(browser, site);
    await person.signIn(subject);
    if (role !== undefined) {
      await person.tick(role);
      await person.press();
    }
    return person;
  }

  async signIn(subject: string): Promise<void> {
    await this.goTo('/sign-in');
    await this.press(`button[value="${subject}"]`);
  }

  /** Opens the page until these words are there. */
  async waitsFor(words: string | RegExp, path: string): Promise<void> {
    await eventually(
      `${path} says ${String(words)}`,
      async () => {
        await this.goTo(path);
        return (await this.words()).search(words) >= 0;
      },
      { withinMs: 60_000, everyMs: 500 },
    );
  }

  /** Chooses a radio or a checkbox by its value. */
  async choose(name: string, ...values: readonly string[]): Promise<void> {
    for (const value of values) await this.page.click(`input[name="${name}"][value="${value}"]`);
  }

  async select(name: string, value: string): Promise<void> {
    await this.page.select(`select[name="${name}"]`, value);
  }

  /** Chooses from a list what begins with these words. */
  async pick(name: string, words: string): Promise<void> {
    const [value] = await this.valuesOf(`select[name="${name}"] option::-p-text(${words})`);
    if (value === undefined) throw new Error(`${this.path} has no ${words} among ${name}`);
    await this.select(name, value);
  }

  async type(name: string, text: string): Promise<void> {
    await this.page.type(`[name="${name}"]`, text);
  }

  /** Into a box in which something stands already. */
  private async typeInstead(name: string, text: string): Promise<void> {
    await this.page.click(`[name="${name}"]`);
    for (const modified of ['ControlLeft', 'KeyA'] as const)
      await this.page.keyboard.down(modified);
    for (const modified of ['KeyA', 'ControlLeft'] as const) await this.page.keyboard.up(modified);
    await this.type(name, text);
  }

  /** Chooses a file from the disk. */
  async attach(name: string, path: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForFileChooser(),
      this.page.click(`input[type="file"][name="${name}"]`),
    ]);
    await chooser.accept([path]);
  }

  /** Follows the link with these words to a file, and reads what has come. */
  async download(words: string): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'downloads-'));
    try {
      const session = await this.page.createCDPSession();
      const allowed = { behavior: 'allow', downloadPath: folder } as const;
      await session.send('Page.setDownloadBehavior', allowed);
      await this.page.click(`main a::-p-text(${words})`);
      const name = await eventually(`a file comes of ${words}`, () =>
        readdirSync(folder).find((each) => !each.endsWith('.crdownload')),
      );
      return readFileSync(join(folder, name), 'utf8');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** A day, `YYYY-MM-DD`, into its three boxes. */
  async typeDay(name: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    await this.type(`${name}-day`, date);
    await this.type(`${name}-month`, month);
    await this.type(`${name}-year`, year);
  }

  /** Answers the questions of a page: what is ticked, chosen from a list or typed, by name. */
  async fill(fields: Fields): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const values = typeof value === 'string' ? [value] : value;
      if (await this.has(`input[name="${name}"]:is([type="radio"], [type="checkbox"])`)) {
        await this.choose(name, ...values);
      } else if (await this.has(`select[name="${name}"]`)) {
        await this.page.select(`select[name="${name}"]`, ...values);
      } else await this.typeInstead(name, values.join(' '));
    }
  }

  /**
   * Presses the button that goes on, or the one that is named by a selector, and waits for what comes, of which it gives the
   * status. Where there is none, the page that came instead is named: it mostly says why.
   */
  async press(
    selector = 'main form:not([action$="/removal"]) button.nhsuk-button',
  ): Promise<number | undefined> {
    // A tab that is behind another does not follow what is pressed in it.
    await this.page.bringToFront();
    const [pressed] = await this.page.$$(selector);
    if (pressed === undefined) {
      throw new Error(`${this.path} has no ${selector}. It says: ${await this.words()}`);
    }
    const [answer] = await Promise.all([this.page.waitForNavigation(), pressed.click()]);
    return answer?.status();
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Person> {
    const page = await this.page.browserContext().newPage();
    await page.setJavaScriptEnabled(false);
    return new Person(page, this.site);
  }

  /** Lets every other site answer with these words: from here none is reached. */
  async othersSay(words: string): Promise<void> {
    const { host } = new URL(this.site);
    await this.page.setRequestInterception(true);
    this.page.on('request', (request) => {
      const isOwn = new URL(request.url()).host === host;
      void (isOwn ? request.continue() : request.respond({ body: words }));
    });
  }

  /** As with the button of the browser. */
  async back(): Promise<void> {
    await this.page.goBack();
  }

  /** Follows the link with these words, in the page itself or in another part of it. */
  async follow(words: string, part = 'main'): Promise<void> {
    await this.press(`${part} a::-p-text(${words})`);
  }

  /** Opens what is folded behind these words. */
  async unfold(words: string): Promise<void> {
    await this.page.click(`main summary::-p-text(${words})`);
  }

  /** Chooses the answer with these words. */
  async tick(words: string): Promise<void> {
    await this.page.click(`main label::-p-text(${words})`);
  }

  /** What is ticked or chosen of these, by their values. */
  ticked(name: string): Promise<readonly string[]> {
    return this.valuesOf(`input[name="${name}"]:checked`);
  }

  async words(): Promise<string> {
    return plainText(await this.page.content(), 'body');
  }

  /** The page as it is, with what was typed by nobody. */
  html(): Promise<string> {
    return this.page.content();
  }

  async heading(): Promise<string> {
    return plainText(await this.page.content(), 'h1');
  }

  private valuesOf(selector: string): Promise<readonly string[]> {
    return this.page.$$eval(selector, (all) =>
      all.map((one) => (one as unknown as { value: string }).value),
    );
  }

  private async has(selector: string): Promise<boolean> {
    return (await this.page.$(selector)) !== null;
  }

  /** The whole page as it looks at a width, into a file. */
  async picture(path: `${string}.png`, width: number): Promise<void> {
    await this.page.setViewport({ width, height: 900 });
    await this.page.screenshot({ path, fullPage: true });
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }
}

function plainText(html: string, element: 'body' | 'h1'): string {
  const inside = new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(html)?.[1] ?? '';
  return inside
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
