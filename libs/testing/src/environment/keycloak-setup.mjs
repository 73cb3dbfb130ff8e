import { findChromium, startTestServers } from '../../../../infra/start/test-servers.mjs';

/** One PostgreSQL and the place of a Chromium; each spec file starts a Keycloak of its own. */
export default async function globalSetup() {
  await Promise.all([findChromium(), startTestServers(['postgres'])]);
}
