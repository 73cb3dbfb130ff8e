import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, referralClosed, referralNudged, type WaymarkEvent } from '@waymark/contracts';
import { anEvent, eventually } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('intake-consumer');
});
afterAll(() => intake.close());

/** Everything routing can say that moves a referral, once each, the end last. */
const everything = catalogue
  .filter(({ producedBy, type }) => producedBy === 'routing' && type !== referralClosed.type)
  .filter(({ type }) => !/^(service|plan|safety-concern)\./.test(type))
  // Asked between operators and a team: nothing has happened to the referral.
  .filter(({ type }) => type !== referralNudged.type)
  .concat(referralClosed);
const saidOf = (referralId: string): WaymarkEvent[] =>
  everything.map((definition, index) =>
    anEvent(definition, {
      source: 'routing',
      subject: referralId,
      sequence: index + 1,
      data: { referralId },
    }),
  );
const progressOf = (referralId: string) =>
  intake.query<{ what: string; words: string }>(
    'SELECT what, words FROM referral_progress WHERE referral_id = $1 ORDER BY sequence',
    [referralId],
  );

describe('intake', () => {
  it('hears everything that routing says, in one batch, and tells it in plain words', async () => {
    const sent = await Promise.all([intake.sent(), intake.sent()]);
    const ids = sent.map(({ referralId }) => referralId);
    intake.hear(ids.flatMap(saidOf));

    for (const id of ids) {
      const steps = await eventually('every step is told', async () => {
        const found = await progressOf(id);
        return found.length === everything.length ? found : undefined;
      });
      expect(steps.map(({ what }) => what)).toEqual(
        everything.map(({ type }) => type.replace('.v1', '')),
      );
      for (const { words } of steps) expect(words).toMatch(/^[A-Z].+\S/);
      expect(await intake.page(id)).toMatchObject({ open: false, needsYou: false });
    }
    expect(await intake.query('SELECT * FROM quarantine')).toEqual([]);
  });

  it('hears it all again, backwards, and nothing changes', async () => {
    const { referralId } = await intake.sent();
    const said = saidOf(referralId);
    intake.hear(said.toReversed());
    intake.hear(said);
    await eventually('every step is told once', async () => {
      const [heard] = await intake.query<{ sequence: number }>(
        `SELECT sequence FROM heard WHERE producer = 'routing' AND subject = $1`,
        [referralId],
      );
      return heard?.sequence === said.length;
    });
    expect(await progressOf(referralId)).toHaveLength(said.length);
    expect(await intake.query('SELECT * FROM parked WHERE subject = $1', [referralId])).toEqual([]);
  });
});
