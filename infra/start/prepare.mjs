// Databases brought up to date, roles and topics for a line that something else starts, such as docker-compose.yml.
import { ensureTopics } from '../kafka/topics.mjs';
import { prepareDatabases } from '../postgres/databases.mjs';
import { migrateDatabases } from '../postgres/migrate-databases.mjs';
import { sentenceFor } from './trouble.mjs';

const { DATABASE_URL = '', KAFKA_BROKERS = '', KAFKA_TLS, ROLE_PASSWORD } = process.env;
// Where brokers know their users, each service makes the topics that it says on and hears.
const makesTopics = KAFKA_TLS !== 'true';

try {
  await Promise.all([
    prepareDatabases(DATABASE_URL, ROLE_PASSWORD).then(() => migrateDatabases(DATABASE_URL)),
    makesTopics && ensureTopics(KAFKA_BROKERS),
  ]);
  process.stdout.write(
    `Databases are up to date, roles ${makesTopics ? 'and topics ' : ''}are there.\n`,
  );
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}
