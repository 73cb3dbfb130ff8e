import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { stateFolder } from '../../start/places.mjs';
import { services } from '../ground/line.mjs';
import { buildPrevious } from '../ground/previous-build.mjs';

const received = 'libs/contracts/src/events/referral-received.v1.ts';

/** @type {import('../trial.mjs').Fault} */
export const f21 = {
  id: 'F21',
  is: 'the version before, this one and the next run side by side on one database, writers first, then readers first; the next says one more field',
  protectedBy: 'what is read may hold more than is known',
  mutation: 'strict-reading',
  apart: true,

  copies: {
    next: [
      {
        file: received,
        from: '  @IsUUID() readonly referralId!: string;\n  /** What people say',
        to: '  @IsUUID() readonly referralId!: string;\n  @MayBeAbsent() @IsString() readonly fromTheNext?: string;\n  /** What people say',
      },
      {
        file: 'apps/intake/src/use-cases/receive-referral.ts',
        from: '  factsVersion: 1,\n',
        to: "  factsVersion: 1,\n  ...({ fromTheNext: 'said' } as object),\n",
      },
    ],
  },

  async make(trial) {
    const { line, copies } = trial.ground;
    const others = services.filter((service) => service !== 'intake');
    const next = { copy: copies.next };
    await besideThePrevious(trial);
    await trial.underLoad(6, async () => {
      await line.startOtherwise('intake', next);
      await sleep(trial.lasts({ short: 5, full: 60 }));
      for (const service of others) await line.startOtherwise(service, next);
      await sleep(trial.lasts({ short: 2, full: 60 }));
      await line.startOtherwise('intake', {});
      await sleep(trial.lasts({ short: 5, full: 60 }));
      trial.injected += 2 + others.length;
    });
  },

  async after(trial) {
    const waiting = await quarantinedOf(trial);
    trial.expect(waiting === 0, `${waiting} events are in quarantine`);
    const said = await trial.ground.books.number(
      'intake',
      `SELECT count(*) AS n FROM outbox WHERE data->>'fromTheNext' = 'said'`,
    );
    trial.mustBite(said > 0, 'the next version said nothing new');
  },
};

/** All run as they were built before, and are exchanged for those of today: who writes first, then who reads first. @param {import('../trial.mjs').Trial} trial */
async function besideThePrevious(trial) {
  const { line } = trial.ground;
  const previous = await buildPrevious(join(stateFolder, `faults-${process.pid}`, 'previous'));
  if ('missing' in previous) {
    trial.remarks.push(`The version before was **not tried**: ${previous.missing}`);
    return;
  }
  const before = { copy: previous.dist };
  const others = services.filter((service) => service !== 'intake');
  const run = (
    /** @type {readonly import('../ground/line.mjs').Service[]} */ which,
    /** @type {{ copy?: string }} */ how,
  ) => Promise.all(which.map((service) => line.startOtherwise(service, how)));
  await run(services, before);
  await trial.underLoad(6, async () => {
    await run(['intake'], {});
    await sleep(trial.lasts({ short: 4, full: 60 }));
    await run(others, {});
    await run(['intake'], before);
    await sleep(trial.lasts({ short: 4, full: 60 }));
    await run(['intake'], {});
    trial.injected += services.length + 2;
  });
  trial.remarks.push(
    `The version before is ${previous.commit}, without the last change of an event or a table`,
  );
}

/** @param {import('../trial.mjs').Trial} trial */
async function quarantinedOf({ ground }) {
  const each = await Promise.all(
    services.map((service) => ground.books.number(service, `SELECT count(*) AS n FROM quarantine`)),
  );
  return each.reduce((sum, n) => sum + n, 0);
}
