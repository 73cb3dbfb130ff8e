import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RestrictedOpened } from '@waymark/contracts';
import { Metrics } from '@waymark/platform';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';
import { offered } from '../offered.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('opening-figures');
});
afterAll(() => intake.close());

const figure = async (): Promise<number> =>
  Number(
    /^waymark_openings_unreviewed_oldest_seconds (.+)$/m.exec(
      await intake.app.get(Metrics).text(),
    )?.[1],
  );
const opened = async (): Promise<string> => {
  const { referralId } = await intake.sent(aForm({ knownToService: 'yes' }));
  await offered(intake, referralId);
  const why = { because: 'care-now', words: 'She is in our waiting room.' };
  const path = `/referrals/${referralId}/openings`;
  return (await intake.post<RestrictedOpened>(path, why, intake.callers.hubColleague)).body
    .openingId;
};
const look = async (id: string): Promise<void> => {
  const body = { verdict: 'in-order' };
  await intake.post(`/openings/${id}/review`, body, intake.callers.reviewer);
};

it('is the age of the oldest opening that nobody has looked at', async () => {
  expect(await figure()).toBe(0);
  const first = await opened();
  intake.clock.advance({ hours: 2 });
  const second = await opened();
  intake.clock.advance({ hours: 1 });
  expect(await figure()).toBe(3 * 3600);
  await look(first);
  expect(await figure()).toBe(3600);
  await look(second);
  expect(await figure()).toBe(0);
});
