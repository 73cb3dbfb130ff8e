import { randomUUID } from 'node:crypto';
import type { TestLine } from '@waymark/testing';
import pg from 'pg';
import { bodyOn, readExamples } from './run-examples.mjs';

/** Marks the copies: no example has a reference of digits alone that begins so. */
const COPIED = 'WM-00';

/** Looks into the databases of a line while more waits on its ordinary topics than it can do at once. */
export class Overtaking {
  private constructor(
    private readonly intake: pg.Client,
    private readonly routing: pg.Client,
  ) {}

  static async on({ databaseUrls: { intake, routing } }: TestLine): Promise<Overtaking> {
    const clients = [intake, routing].map((url) => new pg.Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    const [one, other] = clients as [pg.Client, pg.Client];
    return new Overtaking(one, other);
  }

  async close(): Promise<void> {
    await Promise.all([this.intake.end(), this.routing.end()]);
  }

  /** One ordinary referral, said many times over as if by many: all of it waits in intake's outbox at once. */
  async pileUp(size: number): Promise<void> {
    await this.intake.query(
      `WITH one AS (
         SELECT attributes, data::jsonb AS data, type FROM outbox
         WHERE type = 'referral.received.v1' AND NOT urgent ORDER BY id LIMIT 1),
       copies AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, $1::int) AS n)
       INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
       SELECT gen_random_uuid(), id, 1, false, n % 16, type, attributes,
         data || jsonb_build_object('referralId', id, 'linkedTo', '[]'::jsonb, 'reference',
           '${COPIED}' || lpad((n / 10000)::text, 2, '0') || '-' || lpad((n % 10000)::text, 4, '0'))
       FROM one, copies`,
      [size],
    );
  }

  /** How many of the copies are placed, as soon as the referral is. */
  async placedBefore(referralId: string): Promise<number> {
    for (;;) {
      const { rows } = await this.routing.query<{ placed: boolean; before: number }>(
        `SELECT bool_or(referral_id = $1) AS placed,
           count(*) FILTER (WHERE reference LIKE '${COPIED}%')::int AS before
         FROM placement WHERE state <> 'being-judged'`,
        [referralId],
      );
      const [row] = rows;
      if (row?.placed === true) return row.before;
      await new Promise((look) => setTimeout(look, 20));
    }
  }
}

/** An example about somebody whom no other example is about, with a key of its own. */
export function someoneAsIn(
  name: string,
  today: string,
  changes: object = {},
): { body: object; key: string } {
  const example = readExamples().find((one) => one.name === name);
  if (example === undefined) throw new Error(`No example is called ${name}`);
  const { person, ...rest } = bodyOn(example, today) as { person: Record<string, unknown> };
  const { nhsNumber: _, ...others } = person;
  const key = randomUUID();
  const fullName = `Another Demo ${key}`;
  return {
    body: { ...rest, ...changes, person: { ...others, fullName, noNhsNumberBecause: 'not-known' } },
    key,
  };
}
