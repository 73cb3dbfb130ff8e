import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../testing/a-site.fixture.js';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="280" height="40"/>';
const BRAND = { ORGANISATION_NAME: 'Eastham & Sons', BRAND_COLOUR: '#7c2855' };
const clock = new StoppedClock('2026-11-23T09:00:00Z');

let named: TestSite;
let withLogo: TestSite;
beforeAll(async () => {
  const logo = join(mkdtempSync(join(tmpdir(), 'logo-')), 'logo.svg');
  writeFileSync(logo, LOGO);
  [named, withLogo] = await Promise.all([
    aSite('branded', clock, { brand: BRAND }),
    aSite('branded-logo', clock, { brand: { ...BRAND, ORGANISATION_LOGO: logo } }),
  ]);
});
afterAll(() => Promise.all([named.close(), withLogo.close()]));

const headerOf = (text: string): string => /<header[^]*<\/header>/.exec(text)?.[0] ?? '';

describe('a site of an organisation', () => {
  it('says whose it is in its header, and which service', async () => {
    const header = headerOf((await named.visitor().get('/signed-out')).text);
    expect(header).toMatch(/organisation-name">Eastham &amp; Sons<[^]*service-name">Waymark</);
    expect(header).not.toContain('<img');
  });

  it('shows its logo in place of the name, and says the name to who does not see it', async () => {
    const header = headerOf((await withLogo.visitor().get('/signed-out')).text);
    expect(header).not.toContain('organisation-name');
    const [, address = ''] = /<img[^>]+src="([^"]+)" alt="Eastham &amp; Sons">/.exec(header) ?? [];
    const logo = await withLogo.visitor().get(address);
    expect(logo.text).toBe(LOGO);
    expect(logo.headers.get('content-type')).toContain('image/svg+xml');
    expect(logo.headers.get('cache-control')).toContain('immutable');
    expect(logo.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('has its colour in the header and around the page', async () => {
    const { text } = await named.visitor().get('/signed-out');
    expect(text).toContain('<meta name="theme-color" content="#7c2855">');
    const [, address = ''] = /href="(\/brand\/[^"]+\.css)"/.exec(text) ?? [];
    const style = await named.visitor().get(address);
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(style.text).toContain('.nhsuk-header__navigation');
    expect(style.text).toContain('background-color:#7c2855');
  });

  it('says nothing of the organisation on the pages for the person: others may see the screen', async () => {
    const { text } = await withLogo.visitor().get('/for-you');
    expect(text).not.toContain('Eastham');
    expect(text).not.toContain('<img');
  });
});
