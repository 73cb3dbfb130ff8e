import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  londonDay,
  SERVICES,
  type ReconciliationFound,
  type ServiceName,
} from '@waymark/contracts';
import { addressesOf, aLine, eventually, type TestLine } from '@waymark/testing';
import pg from 'pg';
import { runExamples } from '../examples/run-examples.mjs';
import { machineToken } from '../start/machine-token.mjs';
import { reconcileCommand } from './reconcile-command.mjs';

const WITHIN = { withinMs: 60_000, everyMs: 500 };

let line: TestLine;
let referrals: readonly string[];

beforeAll(async () => {
  line = await aLine({ RECONCILIATION_GRACE_SECONDS: '1' });
  const rows = await runExamples({
    intakeUrl: line.urls.intake,
    routingUrl: line.urls.routing,
    token: (audience) => token(audience.replace('waymark-', '')),
    today: londonDay(new Date()),
    print: () => undefined,
    limitMs: 120_000,
  });
  referrals = rows.map(({ sent }) => sent.referralId);
}, 240_000);
afterAll(() => line.stop(), 60_000);

const token = (service: string): Promise<string> =>
  machineToken({
    tokenUrl: `${line.urls.identity}/token`,
    client: 'waymark-examples',
    service,
    scopes: service === 'intake' ? ['referrals:write'] : ['reconciliation:read'],
  });

/** As an operator's command line does it; answers what it ended with as well. */
async function reconciled(): Promise<{ code: number; found: ReconciliationFound }> {
  const printed: string[] = [];
  const env = {
    OPERATIONS_URL: line.urls.operations,
    TOKEN_URL: `${line.urls.identity}/token`,
  };
  const code = await reconcileCommand(['--json'], env, (text) => printed.push(text));
  return { code, found: JSON.parse(printed.join('\n')) as ReconciliationFound };
}

const agreed = () =>
  eventually(
    'all services agree',
    async () => {
      const { code, found } = await reconciled();
      if (code !== 0 || found.onTheirWay > 0) throw new Error(JSON.stringify(found));
      return found;
    },
    WITHIN,
  );

/** Past every rule, that of history which is only added to as well. */
async function sql<Row>(
  service: ServiceName,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const { adminUrl } = addressesOf(line.databaseUrls[service] ?? '');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

const her = (nth: number): string => {
  const id = referrals[nth];
  if (id === undefined) throw new Error(`there are only ${referrals.length} referrals`);
  return id;
};

/** Only what concerns her. */
const about = ({ standing }: ReconciliationFound, subject: string) =>
  standing
    .filter((one) => one.subject === subject)
    .map(({ kind, of, at, found, expected }) => ({ kind, of, at, found, expected }));

describe('reconciliation of the real line', () => {
  it('finds no difference when all is as it should be', async () => {
    const found = await agreed();
    expect(found.referrals).toBeGreaterThanOrEqual(referrals.length);
    expect(found).toMatchObject({ compared: found.of, silent: [], standing: [] });
  }, 90_000);

  it('compares every line that somebody hears', async () => {
    const heard = await Promise.all(
      SERVICES.filter((name) => line.databaseUrls[name] !== undefined && name !== 'web').map(
        async (at) => {
          const rows = await sql<{ producer: string }>(at, 'SELECT DISTINCT producer FROM heard');
          return rows.map(({ producer }) => `${producer} at ${at}`);
        },
      ),
    );
    const tampered = randomUUID();
    for (const one of heard.flat()) {
      const [producer, at] = one.split(' at ') as [string, ServiceName];
      await sql(at, 'INSERT INTO heard (producer, subject, sequence) VALUES ($1, $2, 3)', [
        producer,
        tampered,
      ]);
    }
    const { code, found } = await reconciled();
    expect(code).toBe(1);
    expect(found.standing.map(({ of, at, kind }) => `${kind}: ${of} at ${at}`).toSorted()).toEqual(
      heard
        .flat()
        .map((one) => `ahead: ${one}`)
        .toSorted(),
    );
    for (const one of heard.flat()) {
      const at = one.split(' at ')[1] as ServiceName;
      await sql(at, 'DELETE FROM heard WHERE subject = $1', [tampered]);
    }
  }, 90_000);

  it('names whoever was taken out behind the back of a service', async () => {
    const [unjudged, unplaced, untold, unlisted] = [her(0), her(1), her(2), her(3)];
    await sql('eligibility', 'DELETE FROM assessment WHERE referral_id = $1', [unjudged]);
    await sql('routing', `DELETE FROM placement_step WHERE referral_id = $1`, [unplaced]);
    await deletePlacement(unplaced);
    await sql('notification', 'DELETE FROM message WHERE referral_id = $1', [untold]);
    await sql('operations', 'DELETE FROM ledger WHERE referral_id = $1', [unlisted]);

    const { code, found } = await reconciled();
    expect(code).toBe(1);
    const missing = { kind: 'missing', of: 'intake', found: 0 };
    expect(about(found, unjudged)).toMatchObject([{ ...missing, at: 'eligibility' }]);
    expect(about(found, unplaced)).toMatchObject([{ ...missing, at: 'routing' }]);
    expect(about(found, untold)).toMatchObject([{ ...missing, at: 'notification' }]);
    expect(about(found, unlisted)).toMatchObject([{ ...missing, at: 'operations' }]);
  }, 90_000);

  it('names whoever was put in or doubled', async () => {
    const [stranger, toldTwice, judgedTwice] = [randomUUID(), her(4), her(5)];
    await sql(
      'operations',
      `INSERT INTO ledger (referral_id, reference, received_at, state, since)
       VALUES ($1, 'WM-XXXX-XXXX', now(), 'received', now())`,
      [stranger],
    );
    await sql(
      'notification',
      `INSERT INTO message (event_id, referral_id, audience, template, organisation, traceparent,
         urgent, status, source, sequence)
       SELECT gen_random_uuid(), referral_id, audience, template, organisation, traceparent,
         urgent, 'SENT', source, sequence FROM message WHERE referral_id = $1 LIMIT 1`,
      [toldTwice],
    );
    await sql(
      'routing',
      `INSERT INTO placement_assessment (assessment_id, referral_id, facts_version, judged_on, candidates, judgements)
       SELECT gen_random_uuid(), referral_id, facts_version, judged_on, candidates, judgements
         FROM placement_assessment WHERE referral_id = $1 LIMIT 1`,
      [judgedTwice],
    );
    const { found } = await reconciled();
    expect(about(found, stranger)).toMatchObject([{ kind: 'unknown', at: 'operations' }]);
    expect(about(found, toldTwice)).toMatchObject([{ kind: 'doubled', at: 'notification' }]);
    expect(about(found, judgedTwice)).toMatchObject([{ kind: 'doubled', at: 'routing' }]);
  }, 90_000);

  it('names what is stuck with the numbers to say again, and it is resolved when it was heard', async () => {
    const stuck = her(6);
    const [said] = await sql<{ sequence: number }>(
      'routing',
      'SELECT sequence FROM said WHERE subject = $1',
      [stuck],
    );
    // As if what routing said last had never come.
    await sql(
      'operations',
      `WITH last AS (DELETE FROM timeline WHERE subject = $1 AND source = 'routing' AND sequence = $2 RETURNING event_id)
       DELETE FROM inbox USING last WHERE inbox.event_id = last.event_id`,
      [stuck, said?.sequence],
    );
    await sql(
      'operations',
      `UPDATE heard SET sequence = sequence - 1 WHERE subject = $1 AND producer = 'routing'`,
      [stuck],
    );
    const { found } = await reconciled();
    const difference = found.standing.find(({ subject }) => subject === stuck);
    expect(difference).toMatchObject({
      ...{ kind: 'stuck', of: 'routing', at: 'operations', expected: said?.sequence },
      sayAgain: { service: 'routing', from: said?.sequence, to: said?.sequence },
    });

    // What the operator's request to routing does.
    await sql(
      'routing',
      'UPDATE outbox SET published_at = NULL, created_at = now() WHERE subject = $1 AND sequence = $2',
      [stuck, said?.sequence],
    );
    await eventually(
      'it is resolved',
      async () => about((await reconciled()).found, stuck).length === 0,
      WITHIN,
    );
  }, 90_000);
});

async function deletePlacement(referralId: string): Promise<void> {
  const tables = await sql<{ name: string; column: string }>(
    'routing',
    `SELECT conrelid::regclass::text AS name, attname AS column
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
      WHERE confrelid = 'placement'::regclass AND contype = 'f'`,
  );
  for (const { name, column } of tables) {
    await sql('routing', `DELETE FROM ${name} WHERE ${column} = $1`, [referralId]);
  }
  await sql('routing', 'DELETE FROM placement WHERE referral_id = $1', [referralId]);
}
