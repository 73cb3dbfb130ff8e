import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  aDecisionRecord,
  aNudge,
  anOperatorLog,
  aShownIdentity,
  aReconciliation,
  nothingWaits,
  someConsumers,
  someStages,
  someDeliveries,
} from './watching-examples.fixture.js';
import type { Limit } from './limits.fixture.js';
import { aWebhook, aWebhookSecret, someWebhooks, WEBHOOK_ID } from './webhook-examples.fixture.js';
import {
  aTemplate,
  messagesSent,
  someTemplates,
  templatesSent,
} from './message-examples.fixture.js';
import { someOutcomes } from './outcome-examples.fixture.js';
import { byEmailToo, someNotices } from './notice-examples.fixture.js';
import { quarantine } from './failed-examples.fixture.js';
import { aPreCheck, anAssessment, placesFound, someCriteria } from './judging-examples.fixture.js';
import { anEffect, barriersMet } from './directory-examples.fixture.js';
import { someMovesNow } from './move-examples.fixture.js';
import { aPlanDesk, aPlanSaved } from './link-work-examples.fixture.js';
import {
  aDirectory,
  aFlow,
  aLedger,
  aPlacement,
  aSettings,
  aTimeline,
  aWorklist,
  found,
} from './placing-examples.fixture.js';
import {
  aReferral,
  anAnswerToSending,
  myReferrals,
  placeChoices,
  practicesFound,
  REFERRAL_ID,
  samePerson,
  someCues,
} from './referral-examples.fixture.js';

import { aShownFact, FACT_ID, someFacts } from './protected-examples.fixture.js';
import {
  anOpening,
  aRestrictionChanged,
  notRestricted,
  OPENING_ID,
  someOpenings,
} from './restricted-examples.fixture.js';

const SERVICES = ['intake', 'eligibility', 'routing', 'notification', 'operations'] as const;
type Service = (typeof SERVICES)[number];

/** What a stand-in was asked. */
export interface Asked {
  readonly service: Service;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
  /** Waits before it answers. */
  readonly afterMs?: number;
}

/** The services of the line, as far as the site can see them: HTTP in, contract objects out. */
export interface StandIns {
  readonly urls: Readonly<Record<Service, string>>;
  readonly asked: readonly Asked[];
  /** Every text that was ever answered. */
  readonly given: ReadonlySet<string>;
  /** From now on, for calls whose method and path begin so: `POST /referrals`. */
  answer(service: Service, call: string, answer: Answer): void;
  /** What the site itself says is too much; until everything is usual again. */
  readonly tooManyOf: Set<Limit>;
  /** Back to the usual answers, with nothing asked so far. */
  reset(): void;
  close(): Promise<void>;
}

const R = REFERRAL_ID;
/** The service of the hub clinician of the specs. */
const TEAM = 'cw-loss';
const changed = { referralId: R, state: 'open', factsVersion: 2, callNow: [] };

/** The usual answers: the longest beginning that fits is taken. */
const USUAL: Readonly<Record<Service, Readonly<Record<string, Answer>>>> = {
  intake: {
    'GET /places': { status: 200, body: placeChoices },
    'GET /practices': { status: 200, body: practicesFound },
    'POST /places': { status: 200, body: placesFound },
    'POST /referrals': { status: 201, body: anAnswerToSending },
    'POST /self-referrals': { status: 201, body: anAnswerToSending },
    'POST /referrals/duplicates': { status: 200, body: { open: [] } },
    'GET /referrals': { status: 200, body: myReferrals },
    'GET /referrals/': { status: 404, body: problem(404, 'not-found') },
    [`GET /referrals/${R}`]: { status: 200, body: aReferral },
    [`POST /referrals/${R}`]: { status: 200, body: changed },
    [`POST /referrals/${R}/shown-identity`]: { status: 200, body: aShownIdentity },
    'POST /safety-concerns': { status: 200, body: {} },
    'POST /referrals/cues': { status: 200, body: someCues },
    'GET /referrals/by-interpreter': { status: 200, body: { referralIds: [R] } },
    [`POST /referrals/${R}/contact`]: { status: 200, body: { referralId: R, contactVersion: 2 } },
    [`GET /referrals/${R}/same-person`]: { status: 200, body: samePerson },
    [`POST /referrals/${R}/links`]: { status: 200, body: samePerson },
    [`GET /referrals/${R}/restriction`]: { status: 200, body: notRestricted },
    [`POST /referrals/${R}/restriction`]: { status: 200, body: aRestrictionChanged },
    [`POST /referrals/${R}/readers`]: { status: 200, body: aRestrictionChanged },
    [`POST /referrals/${R}/openings`]: {
      status: 201,
      body: { openingId: OPENING_ID, until: anOpening.until },
    },
    [`GET /referrals/${R}/protected-facts`]: { status: 200, body: someFacts },
    [`POST /referrals/${R}/protected-facts`]: { status: 201, body: { factId: FACT_ID } },
    [`POST /referrals/${R}/protected-facts/${FACT_ID}/reading`]: { status: 200, body: aShownFact },
    [`POST /referrals/${R}/protected-facts/${FACT_ID}/end`]: {
      status: 200,
      body: { factId: FACT_ID },
    },
    'GET /openings': { status: 200, body: someOpenings },
    [`GET /openings/${OPENING_ID}`]: { status: 200, body: anOpening },
    [`POST /openings/${OPENING_ID}/review`]: {
      status: 200,
      body: { openingId: OPENING_ID, verdict: 'in-order' },
    },
  },
  eligibility: {
    'POST /pre-checks': { status: 200, body: aPreCheck },
    'GET /criteria': { status: 200, body: someCriteria },
    'GET /referrals/': { status: 404, body: problem(404, 'not-found') },
    [`GET /referrals/${R}/assessments`]: { status: 200, body: anAssessment },
  },
  routing: {
    'POST /worklist/search': { status: 200, body: aWorklist },
    'POST /worklist/next': { status: 200, body: {} },
    'POST /worklist/export': {
      status: 200,
      body: { at: '2026-11-22T12:00:00.000Z', items: aWorklist.items },
    },
    'POST /worklist/assignments': { status: 200, body: { assigned: [R], notYours: [] } },
    'GET /worklist/arrivals': { status: 200, body: { count: 0 } },
    'GET /placements/': { status: 404, body: problem(404, 'not-found') },
    [`GET /placements/${R}`]: { status: 200, body: aPlacement },
    [`POST /placements/${R}`]: { status: 200, body: aPlacement },
    [`GET /placements/${R}/moves`]: { status: 200, body: someMovesNow },
    [`GET /placements/${R}/decision-record`]: { status: 200, body: aDecisionRecord },
    [`POST /placements/${R}/nudge`]: { status: 201, body: aNudge },
    'POST /nudges/search': { status: 200, body: { nudges: [] } },
    [`GET /placements/${R}/plan`]: { status: 200, body: aPlanDesk },
    [`POST /placements/${R}/plan`]: { status: 200, body: aPlanSaved },
    'GET /services': { status: 200, body: aDirectory },
    'GET /safety-concerns': { status: 200, body: { tasks: [] } },
    'POST /safety-concerns': { status: 200, body: {} },
    ...quarantine,
    'GET /messaging/operator-log': { status: 200, body: anOperatorLog },
    'GET /services/': { status: 200, body: aSettings.now },
    [`GET /services/${TEAM}/settings`]: { status: 200, body: aSettings },
    [`POST /services/${TEAM}/settings`]: { status: 200, body: aSettings },
    [`POST /services/${TEAM}/settings/effect`]: { status: 200, body: anEffect },
    'GET /plans/barriers': { status: 200, body: barriersMet },
  },
  notification: {
    'GET /deliveries': { status: 200, body: someDeliveries },
    'GET /deliveries/backlog': { status: 200, body: nothingWaits },
    'GET /notices': { status: 200, body: someNotices },
    'GET /templates': { status: 200, body: someTemplates },
    ...templatesSent,
    [`GET /referrals/${R}/messages`]: { status: 200, body: messagesSent },
    'GET /templates/woman-update': { status: 200, body: aTemplate },
    'GET /notices/unread': { status: 200, body: { unread: someNotices.unread } },
    'POST /notices/reads': { status: 200, body: {} },
    'GET /notices/preferences': { status: 200, body: byEmailToo },
    'POST /notices/preferences': { status: 200, body: {} },
    'GET /webhooks': { status: 200, body: someWebhooks },
    'GET /webhooks/': { status: 404, body: problem(404, 'not-found') },
    [`GET /webhooks/${WEBHOOK_ID}`]: { status: 200, body: aWebhook },
    'POST /webhooks': { status: 201, body: aWebhookSecret },
    [`POST /webhooks/${WEBHOOK_ID}/secret`]: { status: 200, body: aWebhookSecret },
    [`POST /webhooks/${WEBHOOK_ID}/tests`]: { status: 200, body: { deliveryId: R } },
    [`POST /webhooks/${WEBHOOK_ID}/replays`]: { status: 200, body: { replayed: 1 } },
    [`POST /webhooks/${WEBHOOK_ID}/enabling`]: { status: 200, body: {} },
    [`DELETE /webhooks/${WEBHOOK_ID}`]: { status: 200, body: {} },
  },
  operations: {
    'GET /flow': { status: 200, body: aFlow },
    'GET /flow/stages': { status: 200, body: someStages },
    'GET /ledger': { status: 200, body: aLedger },
    'GET /reconciliations/latest': { status: 200, body: aReconciliation },
    'GET /referrals': { status: 200, body: found },
    'GET /referrals/': { status: 404, body: problem(404, 'not-found') },
    [`GET /referrals/${R}/timeline`]: { status: 200, body: aTimeline },
  },
};

/** What each of them answers alike. */
const everyService: Readonly<Record<string, Answer>> = {
  'GET /messaging/quarantine/groups': { status: 200, body: { groups: [] } },
  'GET /messaging/quarantine/runs': { status: 200, body: { runs: [] } },
  'GET /messaging/consumers': { status: 200, body: someConsumers },
  'GET /messaging/operator-log': { status: 200, body: { acts: [] } },
  'GET /messaging/outcomes': { status: 200, body: someOutcomes },
  'POST /messaging/said/again': { status: 200, body: { events: 2 } },
};

/** A refusal as the services answer it. */
export function problem(status: number, code: string, more: object = {}): object {
  return { type: `urn:waymark:problem:${code}`, title: code, status, detail: code, code, ...more };
}

export async function startStandIns(): Promise<StandIns> {
  const asked: Asked[] = [];
  const given = new Set<string>();
  const own = new Map<string, Answer>();
  const tooManyOf = new Set<Limit>();
  const servers = SERVICES.map((service) =>
    createServer((request, response) => {
      void answer(service, request, response);
    }),
  );

  async function answer(service: Service, request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url: path = '/', headers } = request;
    asked.push({ service, method, path, headers, body: await jsonOf(request) });
    const { status, body, afterMs = 0 } = answerTo(service, `${method} ${path}`);
    JSON.stringify(body, (_key, value: unknown) => {
      if (typeof value === 'string') given.add(value);
      return value;
    });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    setTimeout(() => {
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    }, afterMs);
  }

  function answerTo(service: Service, call: string): Answer {
    const usual = Object.entries({ ...everyService, ...USUAL[service] });
    const special = [...own]
      .filter(([key]) => key.startsWith(`${service} `))
      .map(([key, usual]) => [key.slice(service.length + 1), usual] as const);
    const fits = (pairs: readonly (readonly [string, Answer])[]) =>
      pairs
        .filter(([start]) => call.startsWith(start))
        .toSorted(([one], [other]) => other.length - one.length)[0]?.[1];
    return fits(special) ?? fits(usual) ?? { status: 404, body: problem(404, 'not-found') };
  }

  await Promise.all(servers.map(listen));
  return {
    urls: Object.fromEntries(
      SERVICES.map((service, index) => [service, urlOf(servers[index])]),
    ) as StandIns['urls'],
    asked,
    tooManyOf,
    given,
    answer: (service, call, usual) => own.set(`${service} ${call}`, usual),
    reset: () => {
      own.clear();
      tooManyOf.clear();
      asked.length = 0;
    },
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

const urlOf = (server: Server | undefined): string =>
  `http://127.0.0.1:${String((server?.address() as AddressInfo).port)}`;

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
