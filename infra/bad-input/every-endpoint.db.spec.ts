import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, Role, Scope } from '@waymark/contracts';
import { endpointsOf, type Endpoint } from './bad-bodies.fixture.js';
import { asked, documentOf, SERVICES, type Asked } from './services.fixture.js';

describe.each(SERVICES)('$name', (parts) => {
  const { name } = parts;
  let service: Asked;
  beforeAll(async () => {
    service = await asked(parts, `bad-input-${name}`);
  });
  afterAll(() => service.close());

  const tokenFor = ({ roles, scopes }: Endpoint): Promise<string> => {
    const [role] = roles;
    return role === undefined
      ? service.issuers.machine({ scopes: scopes.slice(0, 1) as Scope[], audience: name })
      : service.issuers.person({ roles: [role as Role], audience: name });
  };
  const send = async (endpoint: Endpoint, body: unknown) =>
    service.call<Problem>(endpoint.method, endpoint.path, {
      token: await tokenFor(endpoint),
      body,
      headers: { 'idempotency-key': 'bad-input' },
    });

  it.each(endpointsOf(documentOf(name)))(
    '$call names what is wrong in $bad.length bodies, and what to do',
    async (endpoint) => {
      const wrong: string[] = [];
      for (const { what, body, field } of endpoint.bad) {
        const { status, headers, body: problem } = await send(endpoint, body);
        const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
        const named = (problem.errors ?? []).find((each) => each.field.split(/[.[]/)[0] === field);
        const says = named?.message ?? '';
        const good = status === 422 && isProblem === true && says.length >= 10;
        if (!good) wrong.push(`${what}: ${status} ${problem.code} ${says}`);
      }
      expect(wrong).toEqual([]);
      expect(endpoint.bad.length).toBeGreaterThan(0);
    },
  );

  it.each(endpointsOf(documentOf(name)))(
    '$call refuses what is no JSON object',
    async (endpoint) => {
      const answers = [];
      for (const body of ['[]', '"text"', '{"half":', 'null']) {
        const { status, body: problem } = await send(endpoint, body);
        answers.push({
          body,
          refused: status === 400 || status === 422,
          says: problem.detail !== '',
        });
      }
      expect(answers.filter(({ refused, says }) => !refused || !says)).toEqual([]);
    },
  );
});
