import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const shares = { intake: 0.3, others: 0.1 };

/** @type {import('../trial.mjs').Fault} */
export const f10 = {
  id: 'F10',
  is: 'the connection to PostgreSQL ends at a COMMIT, before it arrives or before its answer does',
  protectedBy: 'the answer to an Idempotency-Key, in the transaction of the referral',
  mutation: 'key-not-looked-at',

  async make(trial) {
    trial.linger = true;
    const { line, dice, ledger } = trial.ground;
    await trial.underLoad(12, async () => {
      for (const service of services) {
        const share = service === 'intake' ? shares.intake : shares.others;
        line.postgresLinks[service].rule = ({ what }) => {
          if ((what !== 'commit' && what !== 'committed') || !dice.happens(share / 2))
            return 'pass';
          trial.injected += 1;
          return 'cut';
        };
      }
      await sleep(trial.lasts({ short: 15, full: 120 }));
    });
    const again = ledger.entries().filter(({ attempts }) => attempts > 1);
    trial.mustBite(again.length > 0, 'no referral had to be sent again');
  },
};
