import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import type { Carried } from '../domain/safe-contact.js';
import { AGovukNotify, type Mood } from './a-govuk-notify.fixture.js';
import { ByChannel } from './by-channel.js';
import {
  describeGateway,
  type Behaviour,
  type GatewayUnderTest,
} from './gateway-contract.fixture.js';
import { GovukNotifyGateway } from './govuk-notify.gateway.js';
import { SmtpGateway } from './smtp.gateway.js';

const TO = { email: 'her@people.example', sms: '+447700900123' };
/** Nobody listens there; lower ports are refused before anybody is asked. */
const NOWHERE = 'http://127.0.0.1:59999';

const gatewayTo = (notify: AGovukNotify, url = notify.url): GovukNotifyGateway =>
  new GovukNotifyGateway({ key: notify.key, url, templates: notify.templates, timeoutMs: 2_000 });

const MOODS: Readonly<Record<Exclude<Behaviour, 'away'>, Mood>> = {
  takes: 'takes-it',
  refuses: 'refuses-the-address',
  overrun: 'has-too-many',
  'loses-answer': 'takes-it-and-says-nothing',
  'lists-late': 'lists-it-late',
};

/** Of a mail server, to the name of a mailbox. */
const REPLIES: Readonly<Partial<Record<Behaviour, number>>> = {
  refuses: 550,
  overrun: 451,
  away: 421,
};

const byNotify = (channel: Carried) => async (): Promise<GatewayUnderTest> => {
  const notify = await AGovukNotify.start();
  const [near, away] = [gatewayTo(notify), gatewayTo(notify, NOWHERE)];
  let isAway = false;
  const gateway = new ByChannel({
    [channel]: {
      carries: (asked: Carried) => near.carries(asked),
      send: (message: Parameters<typeof near.send>[0]) => (isAway ? away : near).send(message),
      lookUp: (asked: Carried, id: string) => near.lookUp(asked, id),
      close: () => undefined,
    },
  });
  return {
    ...{ gateway, channel, to: TO[channel], canBeAsked: true },
    behave: (behaviour) => {
      isAway = behaviour === 'away';
      if (behaviour !== 'away') notify.mood = MOODS[behaviour];
    },
    arrived: (id) =>
      notify.kept.filter(({ reference }) => reference === id).map(({ body }) => body),
    close: () => notify.close(),
  };
};

describeGateway('e-mail by GOV.UK Notify', byNotify('email'));
describeGateway('text messages by GOV.UK Notify', byNotify('sms'));
describeGateway('e-mail by a mail server', async () => {
  const mails = new Map<string, string[]>();
  let behaviour: Behaviour = 'takes';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_to, _session, done) => {
      const responseCode = REPLIES[behaviour];
      done(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
      stream.on('end', () => {
        const id = /^Message-ID: <([^@]+)@/im.exec(mail)?.[1] ?? '';
        const text = mail.slice(mail.indexOf('\r\n\r\n')).trim();
        mails.set(id, [...(mails.get(id) ?? []), text]);
        if (behaviour === 'loses-answer' || behaviour === 'lists-late')
          [...server.connections].forEach((one) => one._socket.destroy());
        else done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const gateway = new SmtpGateway(`smtp://127.0.0.1:${String(port)}`, 'waymark@people.example');
  return {
    ...{ gateway, channel: 'email', to: TO.email, canBeAsked: false },
    behave: (next) => {
      behaviour = next;
    },
    arrived: (id) => mails.get(id) ?? [],
    close: async () => {
      gateway.close();
      await new Promise<void>((done) => {
        server.close(() => {
          done();
        });
      });
    },
  };
});

describe('what GOV.UK Notify answers', () => {
  let notify: AGovukNotify;
  let gateway: GovukNotifyGateway;
  const send = (messageId: string) =>
    gateway.send({
      messageId,
      channel: 'sms',
      to: TO.sms,
      subject: '',
      text: 'There is something.',
    });

  beforeAll(async () => {
    notify = await AGovukNotify.start();
    gateway = gatewayTo(notify);
  });
  afterAll(() => notify.close());
  beforeEach(() => {
    notify.mood = 'takes-it';
  });

  it.each([
    { mood: 'refuses-the-address', is: { result: 'refused', code: '400 ValidationError' } },
    { mood: 'knows-no-template', is: { result: 'down', code: '400 BadRequestError' } },
    { mood: 'refuses-the-key', is: { result: 'down', code: '403 AuthError' } },
    { mood: 'has-too-many', is: { result: 'down', code: '429 RateLimitError' } },
    { mood: 'fails', is: { result: 'unknown', code: '500 Exception', askable: true } },
    { mood: 'takes-it-and-fails', is: { result: 'unknown', code: '503 Exception', askable: true } },
    { mood: 'says-garbage', is: { result: 'unknown', code: 'garbled', askable: true } },
    { mood: 'says-nothing', is: { result: 'unknown', code: 'timeout', askable: true } },
  ] as const)('$mood: $is.result', async ({ mood, is }) => {
    notify.mood = mood;
    expect(await send(`m-${mood}`)).toEqual(is);
  });

  it('is looked up: what was taken was, what is not there is not found, what bounced meanwhile is refused', async () => {
    notify.mood = 'takes-it-and-fails';
    await send('m-1');
    expect(await gateway.lookUp('sms', 'm-1')).toMatchObject({ result: 'accepted' });
    expect(await gateway.lookUp('sms', 'm-2')).toEqual({ result: 'not-found' });
    for (const one of notify.kept) one.status = 'permanent-failure';
    expect(await gateway.lookUp('sms', 'm-1')).toEqual({
      result: 'refused',
      code: 'permanent-failure',
    });
  });

  it('that is silent when it is asked leaves it open', async () => {
    const away = gatewayTo(notify, NOWHERE);
    expect(await away.lookUp('sms', 'm-1')).toMatchObject({ result: 'unknown', askable: true });
  });
});

it('a channel that nobody carries waits, and is asked about again', async () => {
  const nobody = new ByChannel({});
  expect(nobody.carries('sms')).toBe(false);
  const message = { messageId: 'm', channel: 'sms', to: TO.sms, subject: '', text: '' } as const;
  expect(await nobody.send(message)).toEqual({ result: 'down', code: 'no-gateway' });
  expect(await nobody.lookUp('sms', 'm')).toMatchObject({ result: 'unknown', askable: true });
});
