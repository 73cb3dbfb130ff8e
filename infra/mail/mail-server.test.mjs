import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { readMail } from './read-mail.mjs';

const FILE = fileURLToPath(new URL('mail-server.mjs', import.meta.url));
const state = mkdtempSync(join(tmpdir(), 'waymark-mail-test-'));
let ports;
let outbox;
let child;
let transport;

before(async () => {
  ports = { smtp: await freePort(), http: await freePort() };
  outbox = `http://localhost:${ports.http}`;
  child = await started();
  transport = createTransport(`smtp://localhost:${ports.smtp}`);
});
beforeEach(() => fetch(`${outbox}/mails.json`, { method: 'DELETE' }));
after(async () => {
  transport.close();
  await stopped(child);
  rmSync(state, { recursive: true });
});

const letter = {
  from: 'Waymark <no-reply@waymark.example>',
  to: 'cw-loss@hubs.example',
  subject: 'A referral is waiting – réponse',
  text: 'Please look: http://localhost:3000/r/1.\nThank you – Waymark',
};

describe('the mail server', () => {
  it('keeps what is sent, readable by a test', async () => {
    await transport.sendMail({ ...letter, html: '<p>Please look</p>', headers: { 'X-Id': 'm1' } });
    const [mail, ...others] = await mails();
    assert.equal(others.length, 0);
    assert.equal(mail.from, 'no-reply@waymark.example');
    assert.deepEqual(mail.to, ['cw-loss@hubs.example']);
    assert.equal(mail.subject, letter.subject);
    assert.equal(mail.text.replaceAll('\r\n', '\n').trim(), letter.text);
    assert.match(mail.html, /<p>Please look<\/p>/);
    assert.equal(mail.headers['x-id'], 'm1');
  });

  it('lists the newest first, and those to one address', async () => {
    for (const to of ['a@hubs.example', 'b@hubs.example', 'a@hubs.example']) {
      await transport.sendMail({ ...letter, to, subject: `to ${to}` });
    }
    assert.equal((await mails()).length, 3);
    assert.equal((await mails('?to=a@hubs.example')).length, 2);
    assert.equal((await mails())[1].subject, 'to b@hubs.example');
  });

  it('shows them on pages that run nothing', async () => {
    await transport.sendMail({ ...letter, subject: '<script>alert(1)</script>' });
    const [{ id }] = await mails();
    for (const path of ['/', `/mails/${id}`]) {
      const response = await fetch(`${outbox}${path}`);
      const html = await response.text();
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-security-policy'), /default-src 'none'/);
      assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
      assert.doesNotMatch(html, /<script/);
      assert.match(html, /<html lang="en">/);
    }
    const html = await (await fetch(`${outbox}/mails/${id}`)).text();
    assert.match(html, /<a href="http:\/\/localhost:3000\/r\/1">/);
    assert.equal((await fetch(`${outbox}/mails/nothing`)).status, 404);
    assert.equal((await fetch(outbox, { method: 'POST' })).status, 405);
  });

  it('refuses for good or for now where a test wants it to', async () => {
    const sending = (to) => transport.sendMail({ ...letter, to });
    await assert.rejects(sending('x@refused.invalid'), { responseCode: 550 });
    await assert.rejects(sending('x@busy.invalid'), { responseCode: 451 });
    assert.deepEqual(await mails(), []);
  });

  it('has them still when it is started again', async () => {
    await transport.sendMail(letter);
    const before = await mails();
    await stopped(child);
    child = await started();
    assert.deepEqual(await mails(), before);
  });

  it('says in one sentence what stops it from starting', async () => {
    for (const [env, sentence] of [
      [{}, `Port ${ports.smtp} is in use`],
      [{ SMTP_PORT: 'x' }, 'SMTP_PORT must be a port number'],
      [{ NODE_ENV: 'production' }, 'does not start under NODE_ENV=production'],
    ]) {
      const refused = spawned(env);
      assert.equal((await once(refused, 'exit'))[0], 1);
      assert.ok(refused.said().includes(sentence), refused.said());
    }
  });
});

describe('reading a mail', () => {
  const read = (...lines) => readMail(Buffer.from(lines.join('\r\n')));

  it('understands encoded words, folded headers and soft line ends', () => {
    const mail = read(
      'Subject: =?utf-8?Q?Caf=C3=A9_?=',
      ' =?UTF-8?B?4oKs?=',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'one=',
      ' two =E2=82=AC',
    );
    assert.equal(mail.subject, 'Café €');
    assert.equal(mail.text, 'one two €');
  });

  it('finds the text among parts within parts', () => {
    const mail = read(
      'Content-Type: multipart/mixed; boundary="out"',
      '',
      'preamble',
      '--out',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('héllo').toString('base64'),
      '--in',
      'Content-Type: text/html',
      '',
      '<b>hello</b>',
      '--in--',
      '--out--',
    );
    assert.equal(mail.text, 'héllo');
    assert.equal(mail.html, '<b>hello</b>');
  });

  it('survives what is no mail', () => {
    for (const odd of [
      '',
      '\r\n',
      'no header at all',
      'Content-Type: multipart/mixed; boundary=x',
    ]) {
      assert.equal(typeof readMail(Buffer.from(odd)).text, 'string');
    }
  });
});

const mails = async (query = '') => (await fetch(`${outbox}/mails.json${query}`)).json();

function spawned(env) {
  let text = '';
  const own = { PORT: String(ports.http), SMTP_PORT: String(ports.smtp), STATE_DIR: state };
  const one = spawn(process.execPath, [FILE], { env: { PATH: process.env.PATH, ...own, ...env } });
  for (const stream of [one.stdout, one.stderr]) stream.on('data', (chunk) => (text += chunk));
  return Object.assign(one, { said: () => text });
}

async function started() {
  const one = spawned({});
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(`${outbox}/health`).catch(() => undefined))?.ok) return one;
    if (one.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the mail server does not start: ${one.said()}`);
}

async function stopped(one) {
  one.kill('SIGTERM');
  if (one.exitCode === null) await once(one, 'exit');
  assert.equal(one.exitCode, 0);
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
