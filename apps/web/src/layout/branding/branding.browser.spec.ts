import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itHasNoBarriers } from '../../testing/pages-in-a-browser.fixture.js';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 280 40">
  <rect width="280" height="40" rx="4" fill="#fff"/><path d="M12 30L32 8l20 22" stroke="#7c2855" stroke-width="5" fill="none"/></svg>`;
const logo = join(mkdtempSync(join(tmpdir(), 'logo-')), 'logo.svg');
writeFileSync(logo, LOGO);

const routes = ['/services'];
const ORGANISATION_NAME =
  'Eastham, Westham and Northham Integrated Partnership for Community and Mental Health Services';

itHasNoBarriers('hubs', { name: 'named-', routes, brand: { ORGANISATION_NAME } });
itHasNoBarriers('hubs', {
  ...{ name: 'logo-', routes },
  brand: { ORGANISATION_NAME, ORGANISATION_LOGO: logo, BRAND_COLOUR: '#7c2855' },
});
