import { compile } from 'sass';
import type { Page } from 'puppeteer-core';

/** As the build makes them; beside the sources there are none. */
export const STYLES = compile(new URL('../assets/waymark.scss', import.meta.url).pathname, {
  loadPaths: ['node_modules'],
  style: 'compressed',
}).css;

/** Every request of the page is seen; the one for the styles is answered with them. */
export async function styled(
  page: Page,
  see: (url: string) => void = () => undefined,
): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    see(request.url());
    void (request.url().includes('/assets/waymark.css')
      ? request.respond({ contentType: 'text/css', body: STYLES })
      : request.continue());
  });
}
