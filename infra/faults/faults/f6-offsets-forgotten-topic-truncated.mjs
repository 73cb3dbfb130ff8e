import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '../../start/wait-until.mjs';
import { kafkaTool } from '../ground/kafka-tool.mjs';
import { asOperator } from '../ground/operator.mjs';
import { untilQuiet } from '../judge/quiet.mjs';

const sentMeanwhile = 25;

/** @type {import('../trial.mjs').Fault} */
export const f6 = {
  id: 'F6',
  is: 'a group’s offsets are forgotten, and a topic is truncated before it was read',
  protectedBy: 'groups begin at the beginning; the inbox; what was said can be said again',
  mutation: 'from-the-end',

  async make(trial) {
    const { ground } = trial;
    const { line, sender } = ground;
    await sender.many(sentMeanwhile, 8);
    await untilQuiet(ground, 60_000);

    await line.stopOne('eligibility');
    await sender.many(sentMeanwhile, 8);
    await forgetOffsets(trial);
    await line.startOne('eligibility');
    await untilQuiet(ground, 60_000);
    const skipped = (await compared(ground)).length;
    trial.expect(skipped === 0, `${skipped} lines were skipped by a group without offsets`);

    await line.stopOne('eligibility');
    await sender.many(sentMeanwhile, 8);
    await allPublished(trial);
    const inTopic = 'SELECT event_id::text AS id FROM outbox WHERE NOT urgent';
    for (const { id } of await ground.books.rows('intake', inTopic)) ground.truncated.add(id);
    await truncate(trial);
    await line.startOne('eligibility');
    await isAlerted(trial);
    await sayAgain(trial);
    trial.endFault();
    await line.startOtherwise('operations', {});
  },
};

/**
 * As an operator does: the services are compared, and whatever was never heard is said again by whoever said it; each
 * difference names it. @param {import('../trial.mjs').Trial} trial
 */
async function sayAgain(trial) {
  const { ground } = trial;
  const differences = await compared(ground);
  const mended = differences.filter(({ sayAgain: again }) => again !== undefined);
  for (const { subject, sayAgain: again } of mended) {
    const { service, from, to } = again;
    const asked = { subject, from, to, reason: 'Made by a fault test.' };
    const { status } = await asOperator(ground, service, '/messaging/said/again', asked);
    trial.expect(status === 200, `${service} answered ${status} when it was to say it again`);
  }
  const lines = new Set(mended.map(({ subject }) => subject)).size;
  trial.remarks.push(`A comparison of the services named ${lines} referrals to be said again`);
  trial.expect(lines > 0, 'what was skipped was not named');
}

/**
 * What the services do not agree on, by the comparison that operations makes; nothing counts as on its way here.
 * @param {import('../ground/ground.mjs').Ground} ground @returns {Promise<readonly any[]>}
 */
async function compared(ground) {
  const ask = async (
    /** @type {string} */ path,
    /** @type {object | undefined} */ body = undefined,
  ) => (await asOperator(ground, 'operations', path, body)).body;
  await ground.line.startOtherwise('operations', { env: { RECONCILIATION_GRACE_SECONDS: '0' } });
  const { runId } = await ask('/reconciliations', {});
  return waitUntil(
    async () => {
      const run = await ask(`/reconciliations/${runId}`);
      if (run.state === 'running') throw new Error('still at it');
      if (run.state !== 'done') throw new Error(`it ended as ${run.state}`);
      return run.standing;
    },
    { withinMs: 60_000, everyMs: 300 },
  );
}

/** @param {import('../trial.mjs').Trial} trial */
async function forgetOffsets({ ground }) {
  const { jars, kafka } = ground.servers;
  for (const lane of /** @type {const} */ (['', '.urgent'])) {
    const group = ground.offsets.topic('eligibility', lane);
    await waitUntil(
      () =>
        kafkaTool({
          jars,
          tool: 'consumer.group.ConsumerGroupCommand',
          args: ['--bootstrap-server', kafka.address, '--delete', '--group', group],
        }),
      { withinMs: 20_000, everyMs: 500 },
    );
  }
}

/** @param {import('../trial.mjs').Trial} trial */
async function allPublished({ ground }) {
  const unsaid = 'SELECT count(*) AS n FROM outbox WHERE published_at IS NULL';
  await waitUntil(
    async () => {
      if ((await ground.books.number('intake', unsaid)) > 0) throw new Error('not published yet');
      const marks = await ground.offsets.marks(['routing', 'notification', 'operations']);
      const ends = new Map(
        (await ground.offsets.ends()).map((one) => [`${one.topic} ${one.partition}`, one]),
      );
      const isBehind = marks.some(
        ({ source, topic, partition, next }) =>
          source === 'intake' && next < (ends.get(`${topic} ${partition}`)?.high ?? 0),
      );
      if (isBehind) throw new Error('not read by the others yet');
    },
    { withinMs: 30_000, everyMs: 300 },
  );
}

/** @param {import('../trial.mjs').Trial} trial */
async function truncate(trial) {
  const { offsets, servers } = trial.ground;
  const topic = offsets.topic('intake');
  const partitions = (await offsets.ends())
    .filter((one) => one.topic === topic)
    .map(({ partition, high }) => ({ topic, partition, offset: high }));
  const file = join(servers.folder, 'truncate.json');
  writeFileSync(file, JSON.stringify({ partitions, version: 1 }));
  await kafkaTool({
    jars: servers.jars,
    tool: 'DeleteRecordsCommand',
    args: ['--bootstrap-server', servers.kafka.address, '--offset-json-file', file],
  });
  trial.injected += 2;
}

/** @param {import('../trial.mjs').Trial} trial */
async function isAlerted(trial) {
  const { line } = trial.ground;
  const topic = trial.ground.offsets.topic('intake');
  await waitUntil(
    async () => {
      const said = readFileSync(line.logOf('eligibility'), 'utf8')
        .split('\n')
        .filter((one) => one.includes('out of range') && one.includes('"level":"error"'));
      if (!said.some((one) => one.includes(`"topic":"${topic}"`) && one.includes('"partition"'))) {
        throw new Error('nothing in its log');
      }
    },
    { withinMs: 20_000 },
  ).catch(() => trial.fail('that events were skipped was not alerted with topic and partition'));
}
