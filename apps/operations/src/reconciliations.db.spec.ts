import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  MOST_BOOK_ENTRIES,
  SERVICES,
  type BookEntries,
  type BookRange,
  type ReconciliationBegun,
  type ReconciliationFound,
  type Reconciliations,
  type Role,
  type Scope,
  type ServiceName,
} from '@waymark/contracts';
import { uuidV7 } from '@waymark/messaging';
import { eventually } from '@waymark/testing';
import { anOperations, type AnOperations } from './an-operations.fixture.js';
import { ServiceBooks } from './gateways/service-books.js';

/** Services whose books are lists: who keeps how much of whom. */
class ListedBooks extends ServiceBooks {
  readonly kept = new Map<string, Map<string, number>>();
  readonly silent = new Set<ServiceName>();
  readonly listed: string[] = [];
  young = new Set<string>();

  keep(service: ServiceName, book: string, of: Readonly<Record<string, number>>): void {
    this.kept.set(`${service} ${book}`, new Map(Object.entries(of)));
  }

  ranges(
    service: ServiceName,
    book: string,
    within: string,
  ): Promise<readonly BookRange[] | undefined> {
    if (this.silent.has(service)) return Promise.resolve(undefined);
    const ranges = Map.groupBy(this.of(service, book, within), ([id]) =>
      id.slice(0, within.length + 2),
    );
    return Promise.resolve(
      [...ranges].map(([prefix, all]) => ({
        ...{ prefix, count: all.length },
        checksum: all.map((one) => one.join(' ')).join(),
      })),
    );
  }

  entries(
    service: ServiceName,
    book: string,
    { within }: { readonly within: string },
  ): Promise<BookEntries | undefined> {
    if (this.silent.has(service)) return Promise.resolve(undefined);
    this.listed.push(within);
    const entries = this.of(service, book, within).map(([subject, value]) => ({
      ...{ subject, value, due: this.young.has(subject) ? 0 : value },
    }));
    const more = entries.length > MOST_BOOK_ENTRIES;
    return Promise.resolve({ entries: entries.slice(0, MOST_BOOK_ENTRIES), more });
  }

  private of(service: ServiceName, book: string, within: string): [string, number][] {
    return [...(this.kept.get(`${service} ${book}`) ?? [])].filter(([id]) => id.startsWith(within));
  }
}

const id = (prefix: string, nth = 1): string =>
  `${prefix}00000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const [anna, bea] = [id('aaa'), id('bbb')];

let books: ListedBooks;
let service: AnOperations;

beforeAll(async () => {
  books = new ListedBooks();
  service = await anOperations('reconciliations', [{ for: ServiceBooks, use: books }]);
});
afterAll(() => service.close());
beforeEach(() => {
  books.silent.clear();
  books.young.clear();
  books.listed.length = 0;
  allAgree();
});

function allAgree(): void {
  for (const at of ['intake', 'eligibility', 'routing', 'notification', 'operations'] as const) {
    books.keep(at, 'referrals', { [anna]: 1, [bea]: 1 });
    books.keep(at, 'facts', { [anna]: 1, [bea]: 2 });
    books.keep(at, 'said', { [anna]: 3, [bea]: 4 });
    for (const producer of SERVICES.filter((one) => one !== 'web')) {
      books.keep(at, `heard.${producer}`, { [anna]: 3, [bea]: 4 });
    }
  }
}

const operator = (roles: readonly Role[] = ['operator']): Promise<string> =>
  service.issuers.person({ roles, audience: 'operations' });
const machine = (...scopes: Scope[]): Promise<string> =>
  service.issuers.machine({ scopes, audience: 'operations' });

async function reconciled(): Promise<ReconciliationFound> {
  const token = await operator();
  const begun = await service.call<ReconciliationBegun>('POST', '/reconciliations', { token });
  expect(begun.status).toBe(202);
  return eventually('the reconciliation has ended', async () => {
    const path = `/reconciliations/${begun.body.runId}`;
    const { body } = await service.call<ReconciliationFound>('GET', path, { token });
    return body.state === 'running' ? undefined : body;
  });
}

describe('a reconciliation', () => {
  it('finds nothing where all agree, and names nobody to find that out', async () => {
    expect(await reconciled()).toMatchObject({
      ...{ state: 'done', compared: 18, of: 18, referrals: 2, differences: 0, onTheirWay: 0 },
      ...{ silent: [], hasMore: false, standing: [] },
    });
    expect(books.listed).toEqual([]);
  });

  it('names who is missing, where, and what to do; and forgets it when it is resolved', async () => {
    books.keep('routing', 'referrals', { [anna]: 1 });
    const first = await reconciled();
    expect(first).toMatchObject({ state: 'done', differences: 1 });
    expect(first.standing).toMatchObject([
      { kind: 'missing', subject: bea, of: 'intake', at: 'routing', expected: 1, found: 0 },
    ]);
    expect(first.standing[0]?.toDo).toContain('Call the sending team');

    const second = await reconciled();
    expect(second.standing[0]?.firstSeenAt).toBe(first.standing[0]?.firstSeenAt);
    allAgree();
    expect(await reconciled()).toMatchObject({ differences: 0, resolved: 1, standing: [] });
  });

  it('names what is stuck once, with the numbers that are to be said again', async () => {
    books.keep('notification', 'heard.intake', { [anna]: 1, [bea]: 4 });
    books.keep('notification', 'referrals', { [bea]: 1 });
    expect((await reconciled()).standing).toMatchObject([
      {
        ...{ kind: 'stuck', subject: anna, of: 'intake', at: 'notification' },
        sayAgain: { service: 'intake', from: 2, to: 3 },
      },
    ]);
  });

  it('says nothing of what is young but how much of it there is', async () => {
    books.keep('operations', 'heard.routing', { [anna]: 2, [bea]: 4 });
    books.young = new Set([anna]);
    expect(await reconciled()).toMatchObject({ differences: 0, onTheirWay: 1, standing: [] });
  });

  it('looks closer only where the sums differ, however many there are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, nth) => [
        id(
          `c${(nth % 16).toString(16)}${Math.floor(nth / 16 / 12)
            .toString(16)
            .slice(-1)}`,
          nth,
        ),
        1,
      ]),
    );
    const [lost] = Object.keys(many);
    for (const at of ['intake', 'eligibility', 'routing', 'notification', 'operations'] as const) {
      books.keep(at, 'referrals', { ...many });
    }
    books.kept.get('eligibility referrals')?.delete(lost ?? '');
    expect((await reconciled()).standing).toMatchObject([{ subject: lost, at: 'eligibility' }]);
    expect(new Set(books.listed)).toEqual(new Set([lost?.slice(0, 2)]));
  });

  it('looks closer where more came within a minute than one answer holds: their ids begin with the time', async () => {
    const begun = Date.parse('2026-11-22T12:00:00.000Z');
    const many = Object.fromEntries(
      Array.from({ length: MOST_BOOK_ENTRIES + 500 }, (_, nth) => [
        uuidV7(new Date(begun + nth)),
        1,
      ]),
    );
    const lost = Object.keys(many)[1_234];
    for (const at of ['intake', 'eligibility', 'routing', 'notification', 'operations'] as const) {
      books.keep(at, 'referrals', { ...many });
    }
    books.kept.get('routing referrals')?.delete(lost ?? '');
    const run = await reconciled();
    expect(run).toMatchObject({ state: 'done' });
    expect(run.standing).toMatchObject([{ subject: lost, at: 'routing' }]);
  });

  it('is incomplete where a service is silent: it is named, and nothing of it is taken as resolved', async () => {
    books.keep('routing', 'referrals', { [anna]: 1 });
    await reconciled();
    books.silent.add('routing');
    const run = await reconciled();
    expect(run).toMatchObject({ state: 'incomplete', silent: ['routing'], resolved: 0 });
    expect(run.compared).toBeLessThan(run.of);
    expect(run.standing).toMatchObject([{ subject: bea, at: 'routing' }]);
    books.silent.clear();
    allAgree();
    expect(await reconciled()).toMatchObject({ state: 'done', resolved: 1 });
  });

  it('is incomplete where more differs than is read: it says so, and what it did not read is not taken as resolved', async () => {
    books.keep('routing', 'referrals', { [anna]: 1 });
    books.keep('eligibility', 'facts', { [anna]: 2, [bea]: 2 });
    await reconciled();
    const many = Object.fromEntries(
      Array.from({ length: 10_500 }, (_, nth) => [id(`0${(nth % 15).toString(16)}0`, nth + 1), 1]),
    );
    books.keep('intake', 'referrals', { ...many, [anna]: 1, [bea]: 1 });
    for (const at of ['eligibility', 'notification', 'operations'] as const)
      books.keep(at, 'referrals', { ...many, [anna]: 1, [bea]: 1 });
    books.keep('eligibility', 'facts', { [anna]: 1, [bea]: 2 });
    const cut = await reconciled();
    expect(cut).toMatchObject({ state: 'incomplete', silent: [], hasMore: true, resolved: 1 });
    expect(cut.compared).toBe(cut.of - 1);
    expect(cut.standing[0]).toMatchObject({ subject: bea, book: 'referrals', at: 'routing' });

    allAgree();
    const whole = await reconciled();
    expect(whole).toMatchObject({ state: 'done', hasMore: false, differences: 0, standing: [] });
    expect(whole.resolved).toBe(cut.differences + 1);
  });

  it('that fails says so, and the next can begin', async () => {
    books.kept.set('intake said', undefined as never);
    const ranges = books.ranges.bind(books);
    books.ranges = () => Promise.reject(new TypeError('a mistake of ours'));
    expect(await reconciled()).toMatchObject({ state: 'failed' });
    books.ranges = ranges;
    allAgree();
    expect(await reconciled()).toMatchObject({ state: 'done' });
  });

  it('is one at a time: asked for again it is the same', async () => {
    const ranges = books.ranges.bind(books);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    books.ranges = async (...asked) => (await held, ranges(...asked));
    const token = await machine('reconciliation:run');
    const ask = () => service.call<ReconciliationBegun>('POST', '/reconciliations', { token });
    const [one, other] = [await ask(), await ask()];
    expect(other.body).toEqual(one.body);
    goOn();
    books.ranges = ranges;
    await reconciled();
  });

  it('that a dead process left behind has failed', async () => {
    await service.query(`INSERT INTO reconciliation (run_id, began_at, alive_at, of_comparisons)
               VALUES ('${id('dea')}', now(), now() - interval '10 minutes', 17)`);
    expect(await reconciled()).toMatchObject({ state: 'done' });
    const token = await machine('operations:read');
    const left = await service.call<ReconciliationFound>('GET', `/reconciliations/${id('dea')}`, {
      token,
    });
    expect(left.body.state).toBe('failed');
  });

  it('is listed, the newest first; the latest is the last that has ended', async () => {
    const run = await reconciled();
    const token = await operator();
    const list = await service.call<Reconciliations>('GET', '/reconciliations', { token });
    expect(list.body.reconciliations[0]).toMatchObject({ runId: run.runId, state: 'done' });
    const latest = await service.call('GET', '/reconciliations/latest', { token });
    expect(latest.body).toEqual(run);
    expect(
      await service.query(
        `SELECT DISTINCT action FROM audit WHERE subject = '${run.runId}' ORDER BY action`,
      ),
    ).toEqual([{ action: 'reconciliation.asked' }, { action: 'reconciliation.read' }]);
  });

  it.each<[string, string, () => Promise<string | undefined>, number]>([
    ['GET', '/reconciliations', () => Promise.resolve(undefined), 401],
    ['GET', '/reconciliations', () => operator(['hub-clinician', 'referrer']), 403],
    ['POST', '/reconciliations', () => machine('operations:read', 'reconciliation:read'), 403],
    ['GET', '/reconciliations/latest', () => machine('reconciliation:run'), 403],
    ['GET', `/reconciliations/${id('fff')}`, () => operator(), 404],
    ['GET', '/reconciliations/first', () => operator(), 404],
    ['GET', '/reconciliation/books/said/ranges', () => operator(), 403],
    ['GET', '/reconciliation/books/said/ranges', () => machine('reconciliation:read'), 200],
    ['GET', '/reconciliation/books/people/ranges', () => machine('reconciliation:read'), 404],
    [
      'GET',
      '/reconciliation/books/said/ranges?within=a',
      () => machine('reconciliation:read'),
      422,
    ],
    ['GET', '/reconciliation/books/said/entries', () => machine('reconciliation:read'), 422],
    [
      'GET',
      "/reconciliation/books/said/entries?within=a1'--&settledBefore=2026-11-26T08:00:00Z",
      () => machine('reconciliation:read'),
      422,
    ],
    [
      'GET',
      '/reconciliation/books/said/ranges?within=019a1b2c-3',
      () => machine('reconciliation:read'),
      200,
    ],
    [
      'GET',
      '/reconciliation/books/said/ranges?within=019a1b2c3d',
      () => machine('reconciliation:read'),
      422,
    ],
    [
      'GET',
      '/reconciliation/books/said/entries?within=019a1b2c-3d4&settledBefore=2026-11-26T08:00:00Z',
      () => machine('reconciliation:read'),
      200,
    ],
    [
      'GET',
      '/reconciliation/books/said/entries?within=a1&settledBefore=yesterday',
      () => machine('reconciliation:read'),
      422,
    ],
    [
      'GET',
      '/reconciliation/books/heard.intake/entries?within=a1&settledBefore=2026-11-26T08:00:00Z',
      () => machine('reconciliation:read'),
      200,
    ],
  ])('%s %s is answered as it should be', async (method, path, who, status) => {
    const token = await who();
    const answer = await service.call(method, path, token === undefined ? {} : { token });
    expect(answer.status).toBe(status);
  });
});
