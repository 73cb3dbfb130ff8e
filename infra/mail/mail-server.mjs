// A mail server for development and demonstrations: takes every mail, sends none on, shows them all.
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { listPage, mailPage, missingPage } from './outbox-pages.mjs';
import { Outbox } from './outbox.mjs';

const LARGEST_MAIL_BYTES = 5_000_000;
const MAIL = /^\/mails\/([\w-]+)$/;

// So that a test can have a mail refused for good (550) or for now (451).
const REFUSED = /@refused\.invalid$/i;
const BUSY = /@busy\.invalid$/i;

start(process.env).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

async function start(env) {
  if (env.NODE_ENV === 'production' && env.DEMONSTRATION !== 'true') {
    throw new Error(
      'This mail server sends nothing on: it does not start under NODE_ENV=production. ' +
        'Use a real one, or set DEMONSTRATION=true where everything is invented.',
    );
  }
  const ports = { smtp: portFrom(env, 'SMTP_PORT', 3025), http: portFrom(env, 'PORT', 3026) };
  const outbox = new Outbox(env.STATE_DIR || join(tmpdir(), 'waymark-mail'));
  const smtp = smtpServer(outbox);
  const http = createServer((request, response) => {
    answer(outbox, request, response).catch((error) => {
      console.error(`outbox: ${error.message}`);
      send(response, 500, 'text/plain', 'The outbox failed.');
    });
  });
  await listening(smtp.server, ports.smtp, 'SMTP_PORT');
  await listening(http, ports.http, 'PORT');
  console.log(`Mail server ready: smtp://localhost:${ports.smtp}, http://localhost:${ports.http}`);
  stopOnSignal(smtp, http);
}

function smtpServer(outbox) {
  const server = new SMTPServer({
    banner: 'Waymark development mail',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    onRcptTo: ({ address }, _session, done) => done(troubleWith(address)),
    onData: (stream, { envelope }, done) => {
      receive(outbox, stream, envelope).then(() => done(), done);
    },
  });
  server.on('error', (error) => console.error(`smtp: ${error.message}`));
  return server;
}

function troubleWith(address) {
  if (REFUSED.test(address)) return smtpError(550, 'No such mailbox here');
  if (BUSY.test(address)) return smtpError(451, 'Try again later');
  return undefined;
}

const smtpError = (responseCode, message) => Object.assign(new Error(message), { responseCode });

async function receive(outbox, stream, { mailFrom, rcptTo }) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded) throw smtpError(552, 'The mail is too large');
  const to = rcptTo.map(({ address }) => address);
  await outbox.keep({ from: mailFrom ? mailFrom.address : '', to }, Buffer.concat(chunks));
}

async function answer(outbox, request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/mails.json') {
    if (request.method === 'DELETE') await outbox.clear();
    const to = searchParams.get('to');
    const mails = outbox.list().filter((mail) => to === null || mail.to.includes(to));
    return send(response, 200, 'application/json', JSON.stringify(mails));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, 405, 'text/plain', 'Only GET, and DELETE /mails.json');
  }
  if (pathname === '/health') return send(response, 200, 'text/plain', 'ok');
  if (pathname === '/') return send(response, 200, 'text/html', listPage(outbox.list()));
  const mail = outbox.find(MAIL.exec(pathname)?.[1]);
  return mail === undefined
    ? send(response, 404, 'text/html', missingPage())
    : send(response, 200, 'text/html', mailPage(mail));
}

function send(response, status, type, body) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function portFrom(env, name, otherwise) {
  const port = Number(env[name] || otherwise);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port number from 0 to 65535.`);
}

function listening(server, port, name) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use: stop what uses it, or set ${name} to another.`)
          : error,
      ),
    );
    server.listen(port, resolve);
  });
}

function stopOnSignal(smtp, http) {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      http.closeAllConnections();
      http.close();
      smtp.close(() => process.exit(0));
    });
  }
}
