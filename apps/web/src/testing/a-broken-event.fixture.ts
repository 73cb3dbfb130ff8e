import { addressesOf, eventually, type TestLine } from '@waymark/testing';
import pg from 'pg';

/**
 * Makes notification say something that nobody can apply: what it has said of a message once more, of nobody that is known
 * and with fields that are wrong: without others, the attempts written as a word.
 */
export async function sayBroken(
  { databaseUrls }: TestLine,
  wrong: object = { attempts: 'once' },
): Promise<void> {
  const { adminUrl } = addressesOf(databaseUrls.notification ?? '');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await eventually('notification has said of a message', async () => {
      const { rowCount } = await client.query(
        `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
         SELECT gen_random_uuid(), gen_random_uuid()::text, 1, false, bucket, type, attributes,
           (data::jsonb || $1)::json
         FROM outbox WHERE type = 'message.delivered.v1' ORDER BY id LIMIT 1`,
        [JSON.stringify(wrong)],
      );
      return rowCount === 1;
    });
  } finally {
    await client.end();
  }
}
