import { hearingStatements, type Statements } from './hearing-statements.js';
import { MemoryDatabase, type Uniques } from './memory-database.js';
import { sayingStatements } from './saying-statements.js';

const UNIQUES: Uniques = {
  inbox: [['event_id']],
  heard: [['producer', 'subject']],
  parked: [['event_id'], ['subject', 'producer', 'sequence']],
  said: [['subject']],
  outbox: [['id'], ['subject', 'sequence', 'urgent']],
  relay_lease: [['lane', 'bucket']],
  relay_member: [['lane', 'holder']],
  quarantine: [['id'], ['event_id'], ['place']],
  idempotency: [['organisation', 'key']],
};

interface Asked {
  readonly nth: number;
  readonly organisation: string;
  readonly key: string;
}

/** Every statement of messaging, by its name or its text. */
export const messagingStatements: Statements = {
  ...hearingStatements,
  ...sayingStatements,
  *'SELECT * FROM answered_before($1)'(tx, [json]) {
    yield* [];
    return (JSON.parse(json as string) as Asked[]).map(({ nth, organisation, key }) => {
      const isFirst = tx.database.take(`key ${organisation} ${key}`, tx) === tx;
      const known = tx.get('idempotency', `${organisation} ${key}`);
      const { body_hash = null, answer = null } = known ?? {};
      return { nth, is_first: isFirst, body_hash, answer };
    });
  },
};

/** A service's database as the migrations of messaging leave it, and tables of the service's own. */
export function aMemoryDatabase(uniques: Uniques = {}): MemoryDatabase {
  const database = new MemoryDatabase({ ...UNIQUES, ...uniques });
  for (const lane of ['normal', 'urgent']) {
    for (let bucket = 0; bucket < 16; bucket += 1) {
      const lease = { lane, bucket, holder: 'nobody', until: 0 };
      database.apply('relay_lease', `${lane} ${String(bucket)}`, lease);
    }
  }
  return database;
}
