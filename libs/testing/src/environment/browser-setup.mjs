import { findChromium, startTestServers } from '../../../../infra/start/test-servers.mjs';

/** One PostgreSQL, one Kafka and the place of a Chromium for the whole Jest run. */
export default async function globalSetup() {
  await Promise.all([findChromium(), startTestServers(['postgres', 'kafka'])]);
}
