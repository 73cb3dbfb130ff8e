import { stopTestServers } from '../../../../infra/start/test-servers.mjs';

export default function globalTeardown() {
  return stopTestServers();
}
