import { startTestServers } from '../../../../infra/start/test-servers.mjs';

/** One PostgreSQL for the whole Jest run. */
export default function globalSetup() {
  return startTestServers(['postgres']);
}
