import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../start/ports.mjs';
import { Link } from './link.mjs';

/**
 * What the provider does with a message that is handed to it.
 * @typedef {'take' | 'refuse' | 'busy' | 'late' | 'take-in-silence' | 'garbage'} Manner
 */

const id = /^message-id:\s*<([^>@]+)@/im;

const smtpError = (/** @type {number} */ responseCode, /** @type {string} */ message) =>
  Object.assign(new Error(message), { responseCode });

/** @param {AsyncIterable<Buffer>} stream @returns {Promise<string | undefined>} */
async function wholeOf(stream) {
  const chunks = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return undefined;
  }
}

/**
 * A message provider that behaves as badly as it is told to, and keeps its own ledger of what it accepted: with its
 * reference and no word of the content.
 * @param {string} ledgerFile
 */
export async function startProvider(ledgerFile) {
  /** @type {{ id: string, to: string, at: number, told: boolean }[]} */
  const accepted = [];
  /** @type {Manner} */
  let manner = 'take';
  const link = new Link();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_, __, done) =>
      done(
        manner === 'refuse'
          ? smtpError(550, 'No')
          : manner === 'busy'
            ? smtpError(451, 'Too many')
            : undefined,
      ),
    async onData(stream, { envelope }, done) {
      const content = await wholeOf(stream);
      // Whoever was sending it has died: it never arrived.
      if (content === undefined) return;
      const reference = id.exec(content)?.[1] ?? 'none';
      const [to] = envelope.rcptTo.map(({ address }) => address);
      if (manner === 'late') await new Promise((resolve) => setTimeout(resolve, 30_000));
      // What it says as nonsense begins with a 2, and whoever sent it takes that for a yes, as SMTP has it.
      const told = manner !== 'take-in-silence';
      const entry = { id: reference, to: String(to), at: Date.now(), told };
      accepted.push(entry);
      appendFileSync(ledgerFile, `${JSON.stringify({ id: reference, at: entry.at, told })}\n`);
      if (manner === 'take-in-silence') return link.endAll();
      if (manner === 'garbage') return done(smtpError(299, '\u0007?'));
      done();
    },
  });
  server.on('error', () => undefined);
  const behind = await freePort();
  await new Promise((resolve) => server.listen(behind, '127.0.0.1', () => resolve(undefined)));
  await link.listen({ port: await freePort(), target: behind });
  return {
    port: link.port,
    link,
    accepted,
    /** @param {Manner} next */
    behave(next) {
      manner = next;
    },
    async stop() {
      await link.close();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
