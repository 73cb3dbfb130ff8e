import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CALLER_ROLES,
  SCOPES,
  type CallerRole,
  type Problem,
  type Scope,
} from '@waymark/contracts';
import { routesOf, type Route } from '../../apps/routing/src/entry/a-body.fixture.js';
import { KnownReceivers } from '../../apps/notification/src/gateways/known-receivers.fixture.js';
import { WebhookGateway } from '../../apps/notification/src/gateways/webhook-gateway.js';
import { BODIES } from './bodies.fixture.js';
import { OWN, ownOf, type Ids } from './own-records.fixture.js';
import { asked, documentOf, SERVICES, type Asked } from './services.fixture.js';
import { MAY, type Line } from './who-may.fixture.js';

const ORDER = ['GET', 'POST', 'DELETE'];
const STRANGERS = 'westham-strangers';
const ANY_ID = '5b0f9c0a-6b1d-4a53-9d3c-0d6b8f6f1a01';
/** Waymark itself counts with it, across organisations. */
const ACROSS: readonly string[] = ['reconciliation:read' satisfies Scope];
const ANYBODY: Line = ['anyone', 'alike'];

type Who = { readonly role: CallerRole } | { readonly scope: Scope };
interface Answer {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

const EVERY: readonly Who[] = [
  ...CALLER_ROLES.map((role) => ({ role })),
  ...SCOPES.map((scope) => ({ scope })),
];
const mayAsk = ([people, , machines = []]: Line, who: Who): boolean => {
  if (typeof people === 'string') return true;
  return 'role' in who ? people.includes(who.role) : machines.includes(who.scope);
};
const called = (who: Who): string => ('role' in who ? who.role : who.scope);
const ownOrganisation = (who: Who): string => ownOf('role' in who ? who.role : undefined);
/** Refused at the door, before anything was looked for. */
const isForbidden = ({ status, code }: Answer): boolean => status === 403 && code === 'forbidden';
const isNotThere = ({ status }: Answer): boolean => status === 403 || status === 404;

describe.each(SERVICES)('$name', (parts) => {
  const { name } = parts;
  const table = MAY[name as keyof typeof MAY];
  // What ends something comes last: until then it has to be there.
  const routes = routesOf(documentOf(name) as Parameters<typeof routesOf>[0]).toSorted(
    (a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method),
  );
  let service: Asked;
  let ids: Ids = {};
  beforeAll(async () => {
    service = await asked(parts, `role-matrix-${name}`, [
      { for: WebhookGateway, use: new KnownReceivers() },
    ]);
    ids = (await OWN[name]?.(service)) ?? {};
  });
  afterAll(() => service.close());

  const lineOf = (route: Route): Line => table[route.name] ?? ANYBODY;
  const addressOf = ({ path }: Route): string => {
    const [, first = '', , second = ''] = path.split('/');
    const own = [...(ids[`${first}/${second}`] ?? ids[first] ?? [])];
    return path.replaceAll(/\{\w+\}/g, () => own.shift() ?? ANY_ID);
  };
  const tokenOf = (who: Who, organisation: string): Promise<string> =>
    'role' in who
      ? service.issuers.person({
          ...{ roles: [who.role], organisation, audience: name },
          subject: `test|${who.role} of ${organisation}`,
        })
      : service.issuers.machine({ scopes: [who.scope], organisation, audience: name });
  const ask = async (route: Route, token?: string): Promise<Answer> => {
    const body = BODIES[route.name] ?? route.body;
    const { status, body: answer } = await service.call<Partial<Problem>>(
      route.method,
      addressOf(route),
      {
        ...(token !== undefined && { token }),
        ...(body !== undefined && { body }),
        headers: { 'idempotency-key': randomUUID() },
      },
    );
    return { status, code: answer.code ?? '', text: JSON.stringify(answer) };
  };
  const askAs = async (route: Route, who: Who, organisation: string): Promise<Answer> =>
    ask(route, await tokenOf(who, organisation));

  it('has a line for each endpoint, and no other', () => {
    expect(routes.map((route) => route.name).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it('is for the roles and scopes that are said here, in whichever organisation, and for no other', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const line = lineOf(route);
      const isAsked = (await ask(route)).status === 401;
      if (isAsked === (line[0] === 'anyone')) {
        wrong.push(`${route.name} ${isAsked ? 'refuses' : 'takes'} somebody without a token`);
      }
      for (const who of EVERY) {
        for (const organisation of [STRANGERS, ownOrganisation(who)]) {
          if (mayAsk(line, who)) continue;
          const { status } = await askAs(route, who, organisation);
          if (status !== 403) wrong.push(`${route.name}: ${called(who)} ${String(status)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('answers nobody of another organisation, whichever role they have there', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const line = lineOf(route);
      for (const who of EVERY.filter(
        (each) => mayAsk(line, each) && !ACROSS.includes(called(each)),
      )) {
        const answer = await askAs(route, who, STRANGERS);
        const said = `${route.name}: ${called(who)} elsewhere: ${String(answer.status)} ${answer.code}`;
        const shown = Object.values(ids)
          .flat()
          .some((id) => answer.text.includes(id));
        if (line[1] === 'not-there' ? !isNotThere(answer) : isForbidden(answer)) wrong.push(said);
        else if (line[1] === 'own' && shown) wrong.push(`${said} shows what is not theirs`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('answers its own, so that the others are refused for who they are', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((each) => lineOf(each)[1] === 'not-there')) {
      const answers: string[] = [];
      for (const who of EVERY.filter((each) => mayAsk(lineOf(route), each))) {
        const answer = await askAs(route, who, ownOrganisation(who));
        if (isForbidden(answer)) wrong.push(`${route.name}: refuses ${called(who)}`);
        answers.push(`${called(who)} ${isNotThere(answer) ? '-' : '+'}${answer.text}`);
      }
      if (!answers.some((each) => each.includes(' +')))
        wrong.push(`${route.name}: ${answers.join(' | ')}`);
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
