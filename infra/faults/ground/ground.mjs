import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dice as diceOf } from '../../bench/load/dice.mjs';
import { administratorUrls } from '../../postgres/addresses.mjs';
import { Books } from '../judge/books.mjs';
import { Offsets } from '../judge/offsets.mjs';
import { Redeliveries } from '../judge/redeliveries.mjs';
import { readTopics } from '../judge/topic-reader.mjs';
import { AckLedger } from '../load/ack-ledger.mjs';
import { canary } from '../load/canary.mjs';
import { CommandLedger } from '../load/command-ledger.mjs';
import { Commands } from '../load/commands.mjs';
import { People } from '../load/people.mjs';
import { Sender } from '../load/sender.mjs';
import { Stranger } from '../watch/stranger.mjs';
import { Watch } from '../watch/watch.mjs';
import { Line, services } from './line.mjs';
import { startProvider } from './provider.mjs';
import { startReceiver } from './receiver.mjs';
import { startIssuer } from './issuer.mjs';

/**
 * A line with everything around it that sends, watches and remembers, all of it outside the system.
 * @param {object} options
 * @param {import('./servers.mjs').Servers} options.servers
 * @param {string} options.copy of the built services
 * @param {Readonly<Record<string, string>>} [options.copies] of other versions of them, by name
 * @param {import('../../bench/load/dice.mjs').Dice} options.dice
 * @param {(line: string) => void} options.say
 */
export async function startGround({ servers, copy, copies = {}, dice, say }) {
  mkdirSync(servers.folder, { recursive: true });
  const issuer = await startIssuer();
  const provider = await startProvider(join(servers.folder, `provider-${Date.now()}.jsonl`));
  const receiver = await startReceiver(join(servers.folder, `receiver-${Date.now()}`));
  const issuers = issuer.trusted;
  const around = { smtpPort: provider.port, notificationEnv: receiver.env, issuers, say };
  const line = new Line({ servers, copy, ...around });
  const stopAll = async () => {
    await line.stop();
    await Promise.all([provider.stop(), receiver.stop(), issuer.stop()]);
  };
  try {
    await line.start();
    await hearsByWebhook({ line, issuer, receiver });
    const books = new Books(administratorUrls(servers.postgres.url));
    const offsets = new Offsets({ broker: servers.kafka.address, prefix: line.prefix });
    await offsets.open();
    const ledger = new AckLedger(join(line.folder, 'acknowledged.jsonl'));
    const target = {
      url: `${line.url('intake')}/referrals`,
      token: () => line.token('writer'),
    };
    // Choices of their own, so that those of a fault stay what they are for a seed.
    const theirs = diceOf(dice.int(0, 900_000));
    const done = new CommandLedger(join(line.folder, 'commands.jsonl'));
    const commands = new Commands({ line, ledger: done, dice: theirs });
    const people = new People({ commands, line, issuer, dice: theirs });
    const sender = new Sender({ target, ledger, dice, people });
    const watch = new Watch(line, servers.postgres.url);
    const stranger = new Stranger(line, ledger, issuer);
    watch.start();
    stranger.start();
    return {
      servers,
      line,
      provider,
      receiver,
      issuer,
      books,
      offsets,
      ledger,
      commands,
      people,
      sender,
      watch,
      stranger,
      dice,
      redeliveries: new Redeliveries(books, offsets),
      /** @type {Set<string>} events, or places without one, that faults had quarantined */
      quarantined: new Set(),
      /** @type {Set<string>} events that faults put into topics */
      foreign: new Set(),
      /** @type {Set<string>} events that a topic held before it was truncated: whoever had heard them needs them no more */
      truncated: new Set(),
      /** @type {Set<string>} referrals that a fault is known to have lost, and that were named */
      lost: new Set(),
      /** A fault before left connections of which PostgreSQL may not know yet that nobody has them. */
      lingers: false,
      copies,
      /** @param {boolean} [isQuiet] else there is no end to read to */
      records: (isQuiet = true) =>
        allRecords({ servers, line, offsets }, isQuiet ? mostReadings : 1),
      leaks: (/** @type {readonly import('../judge/topic-reader.mjs').TopicRecord[]} */ records) =>
        leaksIn({ line, books, problems: [...sender.problems, ...commands.problems], records }),
      async stop() {
        watch.stop();
        stranger.stop();
        sender.close();
        await Promise.all([books.close(), offsets.close()]);
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** @typedef {Awaited<ReturnType<typeof startGround>>} Ground */

const mostReadings = 3;

/**
 * Read to the end, which is where it was when the reading began. On a busy machine Kafka's own consumer gives up before
 * it is there, and ends as if all were well: what it did not read is not lost, so it reads again.
 * @param {{ servers: import('./servers.mjs').Servers, line: Line, offsets: Offsets }} where @param {number} most readings
 */
async function allRecords({ servers, line, offsets }, most) {
  const count = async () =>
    (await offsets.ends()).reduce((sum, { low, high }) => sum + high - low, 0);
  for (let reading = 1; ; reading += 1) {
    const records = await count();
    const read = await readTopics({
      jars: servers.jars,
      broker: servers.kafka.address,
      prefix: line.prefix,
      records,
    });
    const isWhole = read.length >= records;
    if (isWhole && (reading >= most || (await count()) === records)) return read;
    if (!isWhole && reading >= Math.max(most, mostReadings))
      throw new Error(`Kafka’s own consumer read ${read.length} of ${records} records`);
  }
}

/**
 * A system of the organisation that sends hears by webhook, as its administrator says.
 * @param {{ line: Line, issuer: Awaited<ReturnType<typeof startIssuer>>, receiver: Awaited<ReturnType<typeof startReceiver>> }} around
 */
async function hearsByWebhook({ line, issuer, receiver }) {
  const response = await fetch(`${line.url('notification')}/webhooks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await issuer.administrator('wensum-maternity')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ url: receiver.url }),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`No webhook could be made: ${text}`);
}

/** Where the canary is that must be nowhere. @param {{ line: Line, books: Books, problems: readonly string[], records: readonly { text: string }[] }} where */
async function leaksIn({ line, books, problems, records }) {
  const holds = (/** @type {string} */ text) => text.toLowerCase().includes(canary);
  const logs = readdirSync(line.folder).filter(
    (name) => name.endsWith('.log') && holds(readFileSync(join(line.folder, name), 'utf8')),
  );
  const tables = await Promise.all(services.map((service) => books.tablesHolding(service, canary)));
  return [
    ...logs,
    ...tables.flat(),
    ...(records.some(({ text }) => holds(text)) ? ['a topic'] : []),
    ...(problems.some(holds) ? ['an error that was answered'] : []),
  ];
}
