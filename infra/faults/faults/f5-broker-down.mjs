import { setTimeout as sleep } from 'node:timers/promises';

/** @type {import('../trial.mjs').Fault} */
export const f5 = {
  id: 'F5',
  is: 'Kafka is away, stopped in order and then killed (-9)',
  protectedBy: 'the outbox; consumers that wait and come back as themselves',
  mutation: 'unpublished-forgotten',

  async make(trial) {
    const { line, servers, ledger, sender } = trial.ground;
    await trial.underLoad(8, async () => {
      for (const how of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
        await servers.kafka.end(how);
        const from = Date.now();
        trial.injected += 1;
        trial.mustNotBeReady(line.names());
        await sleep(trial.lasts({ short: 12, full: 30 }));
        const until = Date.now();
        const accepted = ledger
          .entries()
          .filter(({ acknowledgedAt = 0 }) => acknowledgedAt > from && acknowledgedAt < until);
        trial.expect(accepted.length > 0, 'no referral was accepted while Kafka was away');
        const refused = sender.failures.filter(({ at }) => at > from && at < until);
        trial.expect(
          refused.length === 0,
          `${refused.length} referrals were not accepted while Kafka was away`,
        );
        await servers.kafka.start();
        if (how === 'SIGTERM') await sleep(8_000);
      }
    });
  },
};
