import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { continueNumbers } from '../../restore/continue-numbers.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { kafkaTool } from '../ground/kafka-tool.mjs';
import { services } from '../ground/line.mjs';
import { untilQuiet } from '../judge/quiet.mjs';

const nobodyListens = 'smtp://127.0.0.1:1';
const withinMs = 90_000;

/** @type {import('../trial.mjs').Fault} */
export const f24 = {
  id: 'F24',
  is: 'the databases are lost, an older backup is restored, and the topics are read again',
  protectedBy:
    'the inbox; topics that outlive a backup; numbers that go on; the ledger of operations',
  mutation: 'done-again',
  apart: true,
  takesServers: true,

  async make(trial) {
    const { ground } = trial;
    const { line, sender, ledger, servers, books, lost } = ground;
    const { postgres } = servers;
    const backup = join(servers.folder, 'backup');
    await sender.many(trial.isFull ? 500 : 50, 8);
    await untilQuiet(ground, 60_000);
    await postgres.end('SIGINT');
    spawnSync('cp', ['-a', postgres.data(), backup]);
    await postgres.start();
    const before = acknowledged(ledger);
    await untilQuiet(ground, 60_000);
    await sender.many(trial.isFull ? 500 : 50, 8);
    await untilQuiet(ground, 60_000);

    await postgres.end('SIGKILL');
    trial.injected += 1;
    rmSync(postgres.data(), { recursive: true });
    spawnSync('cp', ['-a', backup, postgres.data()]);
    await Promise.all(services.map((service) => line.stopOne(service)));
    await postgres.start();
    await markForeign(ground);
    await readAgain(ground);
    const raised = await replayWithoutMessages(trial);

    const there = new Set(
      (await books.rows('intake', 'SELECT id::text FROM referral')).map(({ id }) => id),
    );
    const since = [...acknowledged(ledger)].filter((id) => !before.has(id));
    const gone = [...acknowledged(ledger)].filter((id) => !there.has(id));
    for (const id of gone) lost.add(id);
    trial.expect(
      gone.length === since.length && gone.every((id) => since.includes(id)),
      `${gone.length} referrals are lost, and the ledger says ${since.length}`,
    );
    const known = await books.number(
      'operations',
      'SELECT count(*) AS n FROM ledger WHERE referral_id = ANY ($1)',
      [gone],
    );
    trial.expect(
      known === gone.length,
      `operations knows ${known} of the ${gone.length} that are lost`,
    );
    trial.remarks.push(
      `${gone.length} referrals came after the backup: who they are is lost, operations names each of them`,
    );
    trial.remarks.push(`${raised} lines go on after what was heard of them`);
    trial.endFault();
  },
};

/** @param {import('../load/ack-ledger.mjs').AckLedger} ledger */
const acknowledged = (ledger) =>
  new Set(ledger.entries().flatMap(({ referralId }) => referralId ?? []));

/** What was said after the backup stands in the topics, and in no outbox any more. @param {import('../ground/ground.mjs').Ground} ground */
async function markForeign({ records, books, foreign }) {
  const said = new Set();
  for (const service of services) {
    for (const { id } of await books.rows(service, 'SELECT event_id::text AS id FROM outbox'))
      said.add(id);
  }
  for (const { id } of await records()) if (id && !said.has(id)) foreign.add(id);
}

/** @param {import('../ground/ground.mjs').Ground} ground */
async function readAgain({ offsets, servers }) {
  for (const lane of /** @type {const} */ (['', '.urgent'])) {
    const groups = services.flatMap((service) => ['--group', offsets.topic(service, lane)]);
    await waitUntil(
      () =>
        kafkaTool({
          jars: servers.jars,
          tool: 'consumer.group.ConsumerGroupCommand',
          args: ['--bootstrap-server', servers.kafka.address, '--delete', ...groups],
        }),
      { withinMs: 60_000, everyMs: 1_000 },
    );
  }
}

/**
 * What has been sent since the backup is not known to have been sent. So nothing goes out until everything is read
 * again, and what was planned meanwhile is left to a person. Then each line goes on after what anybody has heard of it.
 * @param {import('../trial.mjs').Trial} trial
 */
async function replayWithoutMessages({ ground }) {
  const { line, offsets, books } = ground;
  const [{ now }] = await books.rows('notification', 'SELECT now()');
  await line.startOtherwise('notification', { env: { SMTP_URL: nobodyListens } });
  await Promise.all(
    services
      .filter((service) => service !== 'notification')
      .map((service) => line.startOne(service)),
  );
  await waitUntil(
    async () => {
      const lag = await offsets.lag();
      if (lag > 0) throw new Error(`${lag} records are still to be read again`);
    },
    { withinMs, everyMs: 500 },
  );
  await Promise.all(services.map((service) => line.stopOne(service)));
  await books.rows(
    'notification',
    `UPDATE message SET status = 'UNKNOWN', settled_at = now()
     WHERE planned_at >= $1 AND status IN ('PENDING', 'SENDING')`,
    [now],
  );
  const raised = await continueNumbers(line.databaseUrls);
  await Promise.all(services.map((service) => line.startOne(service)));
  return Object.values(raised).reduce((sum, lines) => sum + lines, 0);
}
