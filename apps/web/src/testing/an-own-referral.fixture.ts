import type { Person } from './a-browser.fixture.js';
import { fieldsOf } from './a-filled-form.fixture.js';
import { ownAnswers } from './own-pages.fixture.js';

/** From the first page to reading over, as somebody types it who may be reached and has no GP. */
export async function writeOwnReferral(who: Person): Promise<void> {
  const answers = { ...ownAnswers, surgery: { surgery: 'none' } };
  await who.goTo('/for-you');
  await who.press();
  for (let pages = 0; who.path !== '/for-you/check'; pages += 1) {
    if (pages > 40) throw new Error(`Reading over was never reached, only ${who.path}`);
    const slug = /questions\/([\w-]+)/.exec(who.path)?.[1];
    if (slug === undefined) await who.follow('Go on');
    else {
      await who.fill(fieldsOf(answers[slug as keyof typeof answers]));
      await who.press();
    }
  }
}
