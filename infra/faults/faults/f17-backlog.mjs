import { waitUntil } from '../../start/wait-until.mjs';

/** @type {import('../trial.mjs').Fault} */
export const f17 = {
  id: 'F17',
  is: 'a backlog piles up before routing, and an urgent referral comes last',
  protectedBy: 'a topic, relay and consumer for urgent events alone',
  mutation: 'urgent-waits',
  quietWithinMs: 180_000,

  async make(trial) {
    const { line, sender, books } = trial.ground;
    await line.stopOne('routing');
    const size = trial.isFull ? 100_000 : 1_200;
    await sender.many(size, 32);
    trial.injected = size;
    const urgent = (await sender.one({ urgent: true }))?.referralId;
    const before = await waiting(books);
    await line.startOne('routing');
    const startedAt = Date.now();
    await waitUntil(
      async () => {
        const sql = `SELECT count(*) AS n FROM placement WHERE referral_id = $1 AND state <> 'being-judged'`;
        if ((await books.number('routing', sql, [urgent])) === 0) throw new Error('not routed');
      },
      { withinMs: 60_000, everyMs: 50 },
    ).catch(() => trial.fail('the urgent referral was not routed within a minute'));
    const left = await waiting(books);
    trial.remarks.push(
      `The urgent one was routed ${((Date.now() - startedAt) / 1000).toFixed(1)} s after routing was ready, with ${left} of ${before} of the backlog still to be routed`,
    );
    trial.expect(left > 0, 'the urgent referral had to wait for the whole backlog');
    trial.endFault();
  },
};

/** Referrals that were judged and not routed. @param {import('../judge/books.mjs').Books} books */
async function waiting(books) {
  const sql = (/** @type {string} */ producer) =>
    `SELECT count(*) AS n FROM heard WHERE producer = '${producer}' AND sequence > 0 AND length(subject) = 36`;
  const judged = await books.number('eligibility', sql('intake'));
  return judged - (await books.number('routing', sql('eligibility')));
}
