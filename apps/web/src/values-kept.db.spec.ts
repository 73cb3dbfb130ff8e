import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Fields } from './testing/a-visitor.fixture.js';
import {
  controlsOf,
  fieldsIn,
  otherwiseFilled,
  type Control,
} from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { sendsEmpty } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-values-kept', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const cases = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && sent !== true && status === 200,
);
const NOT_A_CHOICE = 'no-such-choice';

/** One field at a time that cannot be taken: a choice that there is not, or a box left empty. */
function wrongs(controls: readonly Control[]): readonly (readonly [string, string])[] {
  const names = new Map<string, string>();
  for (const { name, kind } of controls)
    if (kind !== 'hidden') names.set(name, /radio|checkbox|option/.test(kind) ? NOT_A_CHOICE : '');
  return [...names];
}

const without = (fields: Fields, field: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));

describe('a form that is refused for one field', () => {
  let refused = 0;

  it.each(cases)('$route has all others as they were filled in', async ({ as, path }) => {
    site.services.reset();
    // A form that is taken may end an account.
    await site.service.query('UPDATE account SET ended_at = NULL');
    const visitor = await site.somebody(as);
    const address = await path(visitor, site.services);
    const page = await visitor.get(address);
    expect({ status: page.status, location: page.location }).toEqual({ status: 200, location: '' });
    const controls = controlsOf(page) ?? [];
    const filled = otherwiseFilled(controls);
    for (const [field, wrong] of wrongs(controls)) {
      await site.service.query('DELETE FROM request_count');
      const { csrf: _, ...hidden } = sendsEmpty({ controls });
      const answer = await visitor.post(address, { ...filled, ...hidden, [field]: wrong });
      if (answer.status !== 422) continue;
      refused += 1;
      const kept = fieldsIn(controlsOf(answer) ?? []);

      expect({ field, kept: without(kept, field) }).toEqual({
        field,
        kept: without(filled, field),
      });
    }
  });

  it('is one of many', () => {
    expect(refused).toBeGreaterThan(100);
  });
});
