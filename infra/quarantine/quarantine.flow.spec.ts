import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  londonDay,
  type Holder,
  type InspectedEvent,
  type QuarantineCopied,
  type QuarantinedEvents,
  type ServiceName,
  type Worklist,
  type WorklistItem,
} from '@waymark/contracts';
import {
  addressesOf,
  aLine,
  eventually,
  someIssuers,
  testEnvironment,
  type TestIssuers,
  type TestLine,
} from '@waymark/testing';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import pg from 'pg';
import { runExamples } from '../examples/run-examples.mjs';
import { machineToken } from '../start/machine-token.mjs';

const WITHIN = { withinMs: 60_000, everyMs: 300 };
const prefix = `quarantine-${randomBytes(4).toString('hex')}`;
const { kafkaBrokers } = testEnvironment();

let line: TestLine;
let issuers: TestIssuers;
let her: string;
let holder: Holder;
/** Whoever owes the next step. */
let owner: string;

beforeAll(async () => {
  issuers = await someIssuers();
  line = await aLine({ TOPIC_PREFIX: prefix, EXTRA_ISSUERS: JSON.stringify(issuers.trusted) });
  const rows = await runExamples({
    intakeUrl: line.urls.intake,
    routingUrl: line.urls.routing,
    token: (audience) =>
      machineToken({
        tokenUrl: `${line.urls.identity}/token`,
        client: 'waymark-examples',
        service: audience.replace('waymark-', ''),
        scopes: audience === 'waymark-intake' ? ['referrals:write'] : ['reconciliation:read'],
      }),
    today: londonDay(new Date()),
    print: () => undefined,
    limitMs: 120_000,
  });
  const held = rows.find(
    ({ placement }) =>
      placement.holder?.kind === 'sending-team' && placement.nextStep?.what === 'acknowledge',
  );
  if (held?.placement.holder === undefined) throw new Error('nobody is offered by a sending team');
  her = held.sent.referralId;
  ({ holder } = held.placement);
  owner = held.placement.nextStep?.owner ?? '';
}, 240_000);
afterAll(async () => {
  await line.stop();
  await issuers.close();
}, 60_000);

async function asked(
  service: ServiceName,
  path: string,
  { as, organisation = 'waymark', body }: Asking,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const token = await issuers.person({ roles: [as], organisation, audience: service });
  const answer = await fetch(`${line.urls[service as 'routing']}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as unknown) };
}

interface Asking {
  readonly as: 'operator' | 'senior-operator' | 'referrer' | 'hub-clinician';
  readonly organisation?: string;
  readonly body?: object;
}

const operator = (service: ServiceName, path: string, body?: object) =>
  asked(service, `/messaging/quarantine${path}`, {
    as: path.includes('/copy') ? 'senior-operator' : 'operator',
    ...(body !== undefined && { body }),
  });

/** What an organisation sees of her in its worklist. */
async function seenBy(
  organisation: string,
  as: 'referrer' | 'hub-clinician',
): Promise<readonly WorklistItem[]> {
  const { body } = await asked('routing', '/worklist', { as, organisation });
  return (body as Worklist).items.filter(({ referralId }) => referralId === her);
}

/** Past every rule. */
async function sql<Row>(service: ServiceName, text: string, values: unknown[]): Promise<Row[]> {
  const { adminUrl } = addressesOf(line.databaseUrls[service] ?? '');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** As notification would say it next, by a version of it that writes some things otherwise. Answers the event's id. */
async function said(data: object): Promise<string> {
  const [next] = await sql<{ sequence: number }>(
    'notification',
    `INSERT INTO said (subject, sequence, urgent) VALUES ($1, 1, false)
     ON CONFLICT (subject) DO UPDATE SET sequence = said.sequence + 1 RETURNING sequence`,
    [her],
  );
  const id = randomUUID();
  const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const headers = {
    ...{ ce_specversion: '1.0', ce_id: id, ce_type: 'message.failed.v1', ce_subject: her },
    ...{ ce_source: '/waymark/notification', ce_time: new Date().toISOString() },
    ...{ 'content-type': 'application/json', ce_sequence: String(next?.sequence) },
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  };
  const messages = [{ key: her, value: JSON.stringify(data), headers }];
  await producer.send({ topic: `${prefix}.notification`, messages, acks: -1 });
  await producer.disconnect();
  return id;
}

const entryOf = (service: ServiceName, event: string) =>
  eventually(
    `${service} has set the event aside`,
    async () => {
      const { body } = await operator(service, '');
      return (body as QuarantinedEvents).events.find(({ eventId }) => eventId === event);
    },
    WITHIN,
  );

/** Two fields are written otherwise than the contract says. */
const wrong = (): object => ({
  ...{ referralId: her, messageId: randomUUID(), audience: 'receiving-service' },
  ...{ channel: 'email', reason: 'No-Mailbox', attempts: '3' },
});

describe('an event that the line cannot apply', () => {
  let event: string;

  beforeAll(async () => {
    event = await said(wrong());
  }, 60_000);

  it('is seen to need attention, with the fields that are wrong', async () => {
    const { id } = await entryOf('routing', event);
    const inspected = (await operator('routing', `/${id}`)).body as InspectedEvent;
    expect(inspected.problems.map(({ field }) => field).toSorted()).toEqual(['attempts', 'reason']);
    await eventually(
      'the worklist says so',
      async () => (await seenBy(owner, 'hub-clinician')).some((one) => one.needsAttention),
      WITHIN,
    );
  }, 120_000);

  it('is applied by a copy that says the same, and what follows from it follows', async () => {
    const { id } = await entryOf('routing', event);
    const attempts = { in: 'data', field: 'attempts', as: 'as-number' };
    const reason = { in: 'data', field: 'reason', as: 'lower-case' };
    const asking = (corrections: readonly object[]) => ({
      corrections,
      reason: 'Another writing.',
    });
    // Less is not enough, and what was said itself cannot be changed.
    expect((await operator('routing', `/${id}/copy`, asking([attempts]))).status).toBe(409);
    const other = { ...reason, field: 'audience' };
    expect(
      (await operator('routing', `/${id}/copy`, asking([attempts, reason, other]))).status,
    ).toBe(422);
    const tried = await operator('routing', `/${id}/copy/dry-run`, asking([attempts, reason]));
    expect(tried).toMatchObject({ status: 200, body: { wouldSucceed: true } });

    const copied = await operator('routing', `/${id}/copy`, asking([attempts, reason]));
    expect(copied.status).toBe(200);
    const { eventId } = copied.body as QuarantineCopied;
    const [task] = await sql<{ causationid: string }>(
      'routing',
      `SELECT attributes->>'causationid' AS causationid FROM outbox
        WHERE subject = $1 AND type = 'task.opened.v1' AND data->'beside'->>'what' = 'contact-by-another-way'`,
      [her],
    );
    expect(task).toEqual({ causationid: eventId });
  }, 120_000);

  it.each([
    ['operations', 'the timeline and the figures'],
    ['routing', 'what decides where the person goes'],
  ] as const)(
    'that is discarded in %s leaves a task with the holder, who is told',
    async (service, where) => {
      const again = { messageId: randomUUID(), attempts: 'three' };
      const lost = service === 'routing' ? await said({ ...wrong(), ...again }) : event;
      const { id } = await entryOf(service, lost);
      const because = { reason: 'It is known to whoever has to know.' };
      expect((await operator(service, `/${id}/discard`, because)).status).toBe(204);
      const task = await eventually(
        'the holder has the task',
        async () =>
          (await seenBy(holder.organisation, 'referrer')).find(
            ({ as, nextStep }) => as === 'task' && nextStep?.because.includes(where),
          ),
        WITHIN,
      );
      expect(task.nextStep).toMatchObject({ what: 'look-into', owner: holder.organisation });
      const [opened] = await sql<{ event_id: string }>(
        'routing',
        `SELECT event_id FROM outbox WHERE subject = $1 AND type = 'task.opened.v1' AND data->>'taskId' = $2`,
        [her, task.taskId],
      );
      await eventually(
        'the holder is told',
        async () => {
          const messages = await sql<{ audience: string }>(
            'notification',
            'SELECT audience FROM message WHERE event_id = $1',
            [opened?.event_id],
          );
          return messages.map(({ audience }) => audience).join() === 'referrer';
        },
        WITHIN,
      );
    },
    180_000,
  );

  it('needs no attention any more once all of it is dealt with', async () => {
    for (const service of ['routing', 'operations'] as const) {
      const { body } = await operator(service, '');
      for (const { id, subject } of (body as QuarantinedEvents).events) {
        if (subject === her) await operator(service, `/${id}/discard`, { reason: 'Known there.' });
      }
    }
    await eventually(
      'nothing needs attention any more',
      async () => (await seenBy(owner, 'hub-clinician')).every((one) => !one.needsAttention),
      WITHIN,
    );
  }, 180_000);

  it('leaves nothing waiting behind it', async () => {
    for (const service of ['routing', 'operations'] as const) {
      await eventually(
        `nothing is parked in ${service}`,
        async () =>
          (await sql(service, 'SELECT FROM parked WHERE subject = $1', [her])).length === 0,
        WITHIN,
      );
    }
  }, 120_000);
});
