import { addressesOf, type TestLine } from '@waymark/testing';
import pg from 'pg';

/**
 * Makes notification say something that nobody can apply: what it has said of a message once more, of nobody that is known
 * and with the attempts written as a word.
 */
export async function sayBroken({ databaseUrls }: TestLine): Promise<void> {
  const { adminUrl } = addressesOf(databaseUrls.notification ?? '');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `INSERT INTO outbox (event_id, subject, sequence, urgent, bucket, type, attributes, data)
       SELECT gen_random_uuid(), gen_random_uuid()::text, 1, false, bucket, type, attributes,
         (data::jsonb || '{"attempts": "once"}')::json
       FROM outbox WHERE type = 'message.delivered.v1' ORDER BY id LIMIT 1`,
    );
    if (rowCount !== 1) throw new Error('Notification has said of no message yet.');
  } finally {
    await client.end();
  }
}
