import { connect } from 'node:net';
import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  HttpException,
  Module,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsDay, ListOf, MayBeAbsent, Nested, type Problem } from '@waymark/contracts';
import { aService, type RunningService } from '@waymark/testing';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max } from 'class-validator';
import { Allow } from '../access/allow.js';
import { ProblemError } from '../problem-error.js';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';

const CANARY = 'Zebediah-Canary';

class Occurrence {
  @IsIn(['birth', 'loss']) readonly kind!: string;
  @IsDay() readonly on!: string;
}
class Facts {
  @ListOf(() => Occurrence, 3) readonly occurrences!: readonly Occurrence[];
}
class Sent {
  @IsString() @Length(1, 40) readonly name!: string;
  @IsBoolean() readonly consent!: boolean;
  @Nested(() => Facts) readonly facts!: Facts;
  @MayBeAbsent() @IsInt() @Max(100) readonly count?: number;
}
class Search {
  @MayBeAbsent() @Type(() => Number) @IsInt() @Max(50) readonly limit?: number;
}
class Id {
  @IsUUID() readonly id!: string;
}

@Allow({ anyone: true })
@Controller()
class TryController {
  @Post('sent')
  send(@Body() body: Sent): object {
    return { isInstance: body.facts.occurrences[0] instanceof Occurrence };
  }

  @Get('found')
  find(@Query() query: Search): Search {
    return query;
  }

  @Get('text/:word')
  text(@Param('word') word: string): object {
    return { word };
  }

  @Get('things/:id')
  read(@Param() params: Id): Id {
    return params;
  }

  @Delete('things/:id')
  remove(): void {
    throw ProblemError.conflict('still-used', 'It is in use.');
  }

  @Get('throws/:what')
  throw(@Param('what') what: string): never {
    if (what === 'nest') throw new ConflictException(`${CANARY} exists`);
    if (what === 'throttled') throw new HttpException('slow down', 429);
    if (what === 'database') throw Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });
    if (what === 'full') throw Object.assign(new Error(CANARY), { code: '53100' });
    if (what === 'text') throw CANARY as unknown as Error;
    throw new Error(`cannot read ${CANARY}`);
  }
}

@Module({ controllers: [TryController] })
class TryModule {}

let service: RunningService;

beforeAll(async () => {
  const config = readConfig(ServiceConfig, { PORT: '0', LOG_LEVEL: 'error' });
  service = await aService({ name: 'intake', module: TryModule, config });
});
afterAll(() => service.close());

const good = {
  name: 'Hub',
  consent: true,
  facts: { occurrences: [{ kind: 'birth', on: '2026-02-28' }] },
};

interface Answered extends Problem {
  readonly headers: Headers;
}

async function problem(
  method: string,
  path: string,
  options?: Parameters<RunningService['call']>[2],
): Promise<Answered> {
  const answer = await service.call<Problem>(method, path, options);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body.status).toBe(answer.status);
  expect(answer.body.type).toBe(`urn:waymark:problem:${answer.body.code}`);
  expect(answer.body.instance).toMatch(/^urn:trace:[0-9a-f]{32}$/);
  expect(JSON.stringify(answer.body)).not.toContain(CANARY);
  expect(JSON.stringify(answer.body)).not.toMatch(/ {4}at |node_modules/);
  return Object.assign(answer.body, { headers: answer.headers });
}

const refused = (body: unknown): Promise<Problem> => problem('POST', '/sent', { body });

describe('a body', () => {
  it('that is right reaches the route as its class', async () => {
    const { status, body } = await service.call('POST', '/sent', { body: good });
    expect({ status, body }).toEqual({ status: 201, body: { isInstance: true } });
  });

  it('may come as any kind of JSON type', async () => {
    const headers = { 'content-type': 'application/fhir+json; charset=utf-8' };
    expect((await service.call('POST', '/sent', { body: good, headers })).status).toBe(201);
  });

  it.each([
    ['an unknown field', { ...good, surname: CANARY }, 'surname', 'unknown-field'],
    ['a wrong type', { ...good, consent: 'false' }, 'consent', 'isBoolean'],
    ['a null', { ...good, name: null }, 'name', 'isString'],
    ['a null where a field may be absent', { ...good, count: null }, 'count', 'isInt'],
    ['a missing field', { ...good, facts: undefined }, 'facts', 'required'],
    ['a number too large', { ...good, count: 101 }, 'count', 'max'],
    ['a list for an object', { ...good, facts: [] }, 'facts', 'isObject'],
    [
      'a bare value in a list',
      { ...good, facts: { occurrences: [5] } },
      'facts.occurrences',
      'isObject',
    ],
    [
      'an impossible day',
      { ...good, facts: { occurrences: [{ kind: 'birth', on: '2026-02-30' }] } },
      'facts.occurrences[0].on',
      'isDay',
    ],
    [
      'an unknown code',
      {
        ...good,
        facts: { occurrences: [good.facts.occurrences[0], { kind: 'x', on: '2026-01-01' }] },
      },
      'facts.occurrences[1].kind',
      'isIn',
    ],
    [
      'an unknown field within',
      { ...good, facts: { occurrences: [], surname: CANARY } },
      'facts.surname',
      'unknown-field',
    ],
    ['a character that is not text', { ...good, name: `a\u0000b` }, 'name', 'text'],
    ['half a surrogate pair', { ...good, name: 'a\ud800b' }, 'name', 'text'],
    ['a list instead of an object', [good], '', 'isObject'],
  ])('with %s is refused, naming the field', async (_what, body, field, rule) => {
    const { status, errors = [] } = await refused(body);
    expect(status).toBe(422);
    expect(errors).toContainEqual({ field, rule, message: expect.stringMatching(/.{8,}/) });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'with a field called %s is refused',
    async (name) => {
      const body = JSON.stringify(good).replace('{', `{"${name}":{"x":1},`);
      expect((await refused(body)).errors).toEqual([
        expect.objectContaining({ field: name, rule: 'unknown-field' }),
      ]);
    },
  );

  it('says how to put it right, once where a field is missing', async () => {
    const { errors } = await refused({ ...good, name: undefined });
    expect(errors).toEqual([
      { field: 'name', rule: 'required', message: expect.stringContaining('is required') },
    ]);
  });

  it('names at most 100 fields', async () => {
    const extra = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 1]));
    expect((await refused({ ...good, ...extra })).errors).toHaveLength(100);
  });

  it('that is missing is refused', async () => {
    expect((await problem('POST', '/sent')).errors).toEqual([
      expect.objectContaining({ field: '', rule: 'isObject' }),
    ]);
  });

  it.each(['{"name":', 'null', '"text"', '{"a":1}}', ''.padEnd(40, '[')])(
    'of %p is no JSON object that can be read',
    async (body) => {
      expect((await refused(body)).status).toBe(400);
    },
  );

  it('nested without end is refused and harms nobody', async () => {
    const depth = 60_000;
    const { status } = await refused(`{"facts":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(status).toBe(422);
  });

  it('larger than 256 KB is refused, also when it does not say so beforehand', async () => {
    const body = JSON.stringify({ ...good, name: 'x'.repeat(2_000_000) });
    expect((await refused(body)).status).toBe(413);
    const response = await fetch(`${service.url}/sent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
  });

  it.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/xml' },
    { 'content-type': '' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=klingon' },
    { 'content-type': 'application/json', 'content-encoding': 'klingon' },
  ])('sent as %p is refused', async (headers) => {
    expect((await problem('POST', '/sent', { body: good, headers })).status).toBe(415);
  });
});

describe('an address', () => {
  it('that nobody knows is not found', async () => {
    expect(await problem('GET', `/nowhere/${CANARY}`)).toMatchObject({ code: 'not-found' });
  });

  it.each(['/text/%E0%A4%A', '/text/%', '/things/%ff'])('%s cannot be read', async (path) => {
    expect((await problem('GET', path)).status).toBe(400);
  });

  it.each(['/text/a%00b', '/things/not-an-id'])('%s names nothing', async (path) => {
    expect((await problem('GET', path)).status).toBe(404);
  });

  it.each([
    ['POST', '/things/6f1', 'DELETE, GET, HEAD'],
    ['OPTIONS', '/sent', 'POST'],
    ['GET', '/sent', 'POST'],
    ['PATCH', '/found', 'GET, HEAD'],
  ])('does not take %s %s', async (method, path, allow) => {
    const { status, headers } = await problem(method, path);
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow });
  });

  it.each(['/found?limit=51', '/found?limit=ten', '/found?other=1', '/found?limit=1&limit=2'])(
    '%s asks for something impossible',
    async (path) => {
      expect((await problem('GET', path)).status).toBe(422);
    },
  );

  it('with a good question is answered', async () => {
    expect((await service.call('GET', '/found?limit=5')).body).toEqual({ limit: 5 });
    expect((await service.call('GET', '/found')).body).toEqual({});
    expect((await service.call('GET', '/found?limit=')).body).toEqual({});
  });
});

describe('a failure', () => {
  it.each([
    ['error', 500, 'internal'],
    ['text', 500, 'internal'],
    ['nest', 409, 'conflict'],
    ['throttled', 429, 'too-many-requests'],
    ['database', 503, 'unavailable'],
    ['full', 503, 'unavailable'],
  ])('of kind %s is told without its text', async (what, status, code) => {
    expect(await problem('GET', `/throws/${what}`)).toMatchObject({ status, code });
  });

  it('of the database says when to come back', async () => {
    expect((await problem('GET', '/throws/database')).headers.get('retry-after')).toBe('2');
  });

  it('of our own making keeps its code and words', async () => {
    expect(await problem('DELETE', '/things/6f1')).toMatchObject({
      status: 409,
      code: 'still-used',
      detail: 'It is in use.',
    });
  });
});

describe('a request', () => {
  it('is given a trace, or goes on with the one it brings', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    const answer = await service.call('GET', '/found', { headers });
    expect(answer.headers.get('traceparent')).toMatch(`00-${trace}-`);
    expect((await problem('GET', '/nowhere', { headers })).instance).toBe(`urn:trace:${trace}`);
  });

  it.each(['/found', '/nowhere'])('to %s is answered with what nobody may keep', async (path) => {
    const { headers } = await service.call('GET', path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('from a page of another site is answered as to nobody in particular', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const origin = { origin: 'https://elsewhere.example' };
      const { headers } = await service.call(method, '/found', { headers: origin });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('to be shown what was sent is not answered', async () => {
    const answer = await raw(
      'TRACE /found HTTP/1.1\r\nHost: x\r\nCookie: sid=secret\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[45] /);
    expect(answer).not.toContain('secret');
  });

  it('tells nobody what the server is made of', async () => {
    expect((await service.call('GET', '/found')).headers.get('x-powered-by')).toBeNull();
  });

  it('that is not even HTTP is answered with a problem', async () => {
    const answer = await raw('GET /found HTTP/1.1\r\nHost: x\r\nBro ken: 1\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"malformed-request"');
  });
});

function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(service.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => {
      resolve(text);
    });
    socket.on('error', reject);
  });
}
