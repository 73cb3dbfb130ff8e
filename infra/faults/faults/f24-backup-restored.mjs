import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { continueNumbers } from '../../restore/continue-numbers.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { kafkaTool } from '../ground/kafka-tool.mjs';
import { services } from '../ground/line.mjs';
import { untilQuiet } from '../judge/quiet.mjs';

/** Somebody goes on with these after the backup, and again after it was restored. */
const goneOnWith = 5;
const withinMs = 90_000;

/** @type {import('../trial.mjs').Fault} */
export const f24 = {
  id: 'F24',
  is: 'the databases are lost, an older backup is restored, and the topics are read again',
  protectedBy:
    'the inbox; topics that outlive a backup; numbers that go on; the ledger of operations',
  mutation: ['numbers-not-continued', 'told-again'],
  apart: true,
  takesServers: true,

  /** @type {readonly string[]} */
  withdrawn: [],

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
    const amended = await amendSome(ground, [...before]);
    await untilQuiet(ground, 60_000);
    const toldBefore = ground.provider.accepted.length;

    await postgres.end('SIGKILL');
    trial.injected += 1;
    rmSync(postgres.data(), { recursive: true });
    spawnSync('cp', ['-a', backup, postgres.data()]);
    await Promise.all(services.map((service) => line.stopOne(service)));
    await postgres.start();
    await markForeign(ground);
    await readAgain(ground);
    const raised = await replayWithoutMessages(trial);
    const toldAgain = ground.provider.accepted.length - toldBefore;
    trial.expect(
      toldAgain === 0,
      `${toldAgain} messages went out while the topics were read again`,
    );
    this.withdrawn = await withdrawAll(ground, amended);
    trial.mustBite(this.withdrawn.length > 0, 'nobody went on with a referral');

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

  /** What is said anew is heard: nobody takes it for a repetition. */
  async after(trial) {
    const open = await trial.ground.books.rows(
      'routing',
      `SELECT referral_id::text AS id FROM placement WHERE referral_id = ANY ($1) AND state <> 'closed'`,
      [this.withdrawn],
    );
    trial.expect(
      open.length === 0,
      `${open.length} referrals were withdrawn after the restore, and are still held`,
    );
  },
};

/**
 * Each has an event more than the backup knows of. The ledger of the commands does not hold it: it is lost.
 * @param {import('../ground/ground.mjs').Ground} ground @param {readonly string[]} ids
 */
async function amendSome({ line }, ids) {
  const amended = [];
  for (const id of ids.slice(0, goneOnWith)) {
    const response = await fetch(`${line.url('intake')}/referrals/${id}/amendments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${line.token('writer')}`,
        'content-type': 'application/json',
        'idempotency-key': `amended-after-the-backup-${id}`,
      },
      body: JSON.stringify({ primaryCarer: 'not-known', factsVersion: 1 }),
    });
    await response.text();
    if (response.ok) amended.push(id);
  }
  return amended;
}

/** @param {import('../ground/ground.mjs').Ground} ground @param {readonly string[]} ids */
async function withdrawAll({ people }, ids) {
  const withdrawn = [];
  for (const id of ids) if (await people.withdraw(id)) withdrawn.push(id);
  return withdrawn;
}

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
 * As the runbook has it. What has been sent since the backup is not known to have been sent: nothing goes out until
 * everything is read again, and is left to a person. Then each line goes on after what anybody has heard of it.
 * @param {import('../trial.mjs').Trial} trial
 */
async function replayWithoutMessages({ ground, mutation }) {
  const { line, offsets, books } = ground;
  const left = { MESSAGES_LEFT_TO_PEOPLE: mutation === 'told-again' ? 'false' : 'true' };
  await line.startOtherwise('notification', { env: left });
  await Promise.all(
    services
      .filter((service) => service !== 'notification')
      .map((service) => line.startOne(service)),
  );
  await waitUntil(
    async () => {
      const lag = await offsets.lag();
      if (lag > 0) throw new Error(`${lag} records are still to be read again`);
      const open = await books.number('notification', waiting);
      // What goes out may wait for an answer for longer than this.
      if (open > 0 && mutation !== 'told-again') throw new Error(`${open} messages wait`);
    },
    { withinMs, everyMs: 500 },
  );
  await Promise.all(services.map((service) => line.stopOne(service)));
  const raised =
    mutation === 'numbers-not-continued' ? {} : await continueNumbers(line.databaseUrls);
  await Promise.all(services.map((service) => line.startOne(service)));
  return Object.values(raised).flat().length;
}

/** Of what is planned and not yet at its end, and is due now. */
const waiting = `SELECT (SELECT count(*) FROM message WHERE status IN ('PENDING', 'SENDING')) +
  (SELECT count(*) FROM webhook_delivery WHERE status = 'PENDING') AS n`;
