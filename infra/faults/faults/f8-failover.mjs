import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '../../bench/servers.mjs';
import { freePort } from '../../start/ports.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { Link } from '../ground/link.mjs';

/** Without it the standby is asynchronous: what was acknowledged while it could not follow is lost, and is named. */
const protection = 'standby-must-have-it';
const behindMs = 2_500;

/** @type {import('../trial.mjs').Fault} */
export const f8 = {
  id: 'F8',
  is: 'PostgreSQL fails over to its synchronous standby, which could not follow in the last moments',
  protectedBy: 'a synchronous standby',
  mutation: protection,
  apart: true,
  takesServers: true,

  async make(trial) {
    trial.linger = true;
    const { servers } = trial.ground;
    const { postgres, folder } = servers;
    const place = join(folder, 'standby');
    await postgres.end('SIGINT');
    // Only initdb, pg_ctl and postgres are packaged: a base backup is a copy of a stopped server's data.
    spawnSync('cp', ['-a', postgres.data(), place]);
    writeFileSync(join(place, 'standby.signal'), '');
    const streaming = await new Link().listen({ port: await freePort(), target: postgres.port() });
    if (!trial.isWithoutProtection) {
      Object.assign(postgres.settings, {
        synchronous_standby_names: '*',
        synchronous_commit: 'on',
      });
    }
    await postgres.start();
    const standby = await postgres.another(place, {
      primary_conninfo: `host=127.0.0.1 port=${streaming.port} user=postgres password=waymark`,
    });
    const inStep = trial.isWithoutProtection ? 'async' : 'sync';
    await waitUntil(
      async () => {
        const [row] = await query(postgres.url, 'SELECT sync_state FROM pg_stat_replication');
        if (row?.sync_state !== inStep) throw new Error(`the standby is ${row?.sync_state}`);
      },
      { withinMs: 30_000, everyMs: 200 },
    );

    await trial.underLoad(10, async () => {
      await sleep(trial.lasts({ short: 3, full: 30 }));
      streaming.mute();
      await sleep(behindMs);
      await postgres.end('SIGKILL');
      trial.injected += 1;
      await query(standby.url, 'SELECT pg_promote(true, 30)');
      postgres.follow(standby, place);
    });
    await streaming.close();
  },
};
