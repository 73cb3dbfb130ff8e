import { startTestServers } from '../../../../infra/start/test-servers.mjs';

/** One PostgreSQL and one Kafka for the whole Jest run. */
export default function globalSetup() {
  return startTestServers(['postgres', 'kafka']);
}
