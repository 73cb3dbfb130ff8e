// Databases brought up to date, roles and topics for a line that something else starts, such as docker-compose.yml.
import { ensureTopics } from '../kafka/topics.mjs';
import { prepareDatabases } from '../postgres/databases.mjs';
import { migrateDatabases } from '../postgres/migrate-databases.mjs';
import { refuseUnsafeAddresses } from '../postgres/safe-addresses.mjs';
import { sentenceFor, Trouble } from './trouble.mjs';

const { DATABASE_URL = '', KAFKA_BROKERS = '', KAFKA_TLS, ROLE_PASSWORD } = process.env;
// Where brokers know their users, each service makes the topics that it says on and hears.
const makesTopics = KAFKA_TLS !== 'true';

try {
  await refuseUnsafeAddresses(process.env);
  // Without one each role would be given another, and every service would be locked out.
  if (!ROLE_PASSWORD)
    throw new Trouble(
      'ROLE_PASSWORD must be the password that the services have in DATABASE_URL: the roles are given it. Where only the databases are to be brought up to date, run infra/postgres/migrate-databases.mjs.',
    );
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
