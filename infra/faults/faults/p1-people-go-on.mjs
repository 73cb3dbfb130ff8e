import { setTimeout as sleep } from 'node:timers/promises';
import { kindNames } from '../load/kinds-of-command.mjs';

const everybody = 1;
/** With nothing broken each kind comes within a few seconds of the first offers. */
const longestMs = 40_000;

/** @type {import('../trial.mjs').Fault} */
export const p1 = {
  id: 'P1',
  is: 'nothing is broken: teams accept, decline, ask, book and cancel appointments, pass on and take over, and referrers answer, correct and withdraw, with every referral',
  protectedBy: 'a change and its line in the audit are one transaction',
  // Nothing is broken, so what these three take away shows by itself.
  mutation: ['not-audited', 'shown-to-anybody', 'connections-not-given-back'],

  async make(trial) {
    const { people, commands } = trial.ground;
    const { share } = people;
    const before = commands.ledger.entries().length;
    const since = () => commands.ledger.entries().slice(before);
    const missing = () => {
      const made = since().filter(({ standing }) => standing === 'acknowledged');
      return kindNames.filter((kind) => !made.some((one) => one.kind === kind));
    };
    people.share = everybody;
    try {
      await trial.underLoad(4, async () => {
        const end = Date.now() + longestMs;
        await sleep(trial.lasts({ short: 8, full: 120 }));
        while (missing().length > 0 && Date.now() < end) await sleep(250);
      });
    } finally {
      people.share = share;
    }
    trial.injected += since().length;
    const never = missing().join(', ');
    trial.mustBite(never === '', `nobody’s command of this kind was acknowledged: ${never}`);
  },
};
