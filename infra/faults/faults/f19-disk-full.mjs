import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownedFolder, postgresAccount } from '../../postgres/account.mjs';

const sizeMb = 330;
const block = Buffer.alloc(1024 * 1024);

/** @type {import('../trial.mjs').Fault} */
export const f19 = {
  id: 'F19',
  is: 'the disk of PostgreSQL is full',
  protectedBy: 'no answer before the COMMIT',
  mutation: 'commit-is-believed',
  apart: true,

  /** A small file system of its own; it takes the right to mount one. */
  place(folder) {
    const place = join(folder, 'small-disk');
    mkdirSync(place);
    const { status } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${sizeMb}m,mode=755`,
      'tmpfs',
      place,
    ]);
    if (status !== 0)
      return { missing: 'It takes the right to mount a small file system, which is not here' };
    ownedFolder(place, postgresAccount());
    return {
      wishes: { postgresFolder: place },
      leave: () => void spawnSync('umount', ['-l', place]),
    };
  },

  async make(trial) {
    trial.linger = true;
    const { servers, sender } = trial.ground;
    const { postgres } = servers;
    const filler = join(postgres.data(), '..', 'filler');
    await trial.underLoad(8, async () => {
      const from = Date.now();
      fill(filler);
      trial.injected += 1;
      await sleep(trial.lasts({ short: 12, full: 60 }));
      const until = Date.now();
      const wrong = sender.failures.filter(
        ({ at, status }) => at > from && at < until && status !== undefined && status !== 503,
      );
      trial.expect(
        wrong.length === 0,
        `with a full disk a referrer was answered ${wrong[0]?.status}, not 503`,
      );
      const refused = sender.failures.filter(({ at }) => at > from && at < until);
      trial.mustBite(refused.length > 0, 'everything was still accepted');
      rmSync(filler);
      // It may have ended itself rather than go on without its log.
      if (!postgres.isRunning()) await postgres.start();
    });
  },
};

/** @param {string} file */
function fill(file) {
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, block);
  } catch {
    // Nothing more fits.
  } finally {
    closeSync(handle);
  }
}
