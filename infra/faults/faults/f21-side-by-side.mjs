import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../ground/line.mjs';

const received = 'libs/contracts/src/events/referral-received.v1.ts';

/** @type {import('../trial.mjs').Fault} */
export const f21 = {
  id: 'F21',
  is: 'this version and the next run side by side, writers first, then readers first; the next says one more field',
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
    const said = await trial.ground.books.number(
      'intake',
      `SELECT count(*) AS n FROM outbox WHERE data->>'fromTheNext' = 'said'`,
    );
    trial.mustBite(said > 0, 'the next version said nothing new');
  },
};
