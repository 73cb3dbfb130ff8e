// npm run keycloak: a Keycloak beside `npm start`, until Ctrl-C. See docs/signing-in.md.
import { onNode24 } from '../../start/on-node-24.mjs';
import { sentenceFor } from '../../start/trouble.mjs';

const port = 8180;
const webOrigin = process.env['WEB_ORIGIN'] ?? 'http://localhost:3000';

if (await onNode24()) {
  const { startKeycloak } = await import('./keycloak.mjs');
  try {
    const { issuer, process: keycloak } = await startKeycloak({
      webOrigin,
      port,
      say: console.log,
    });
    console.log(`Keycloak ready: ${issuer}, for ${webOrigin}. Ctrl-C stops it.`);
    for (const ending of ['SIGINT', 'SIGTERM']) process.once(ending, () => void keycloak.stop());
    await keycloak.exited;
  } catch (error) {
    console.error(sentenceFor(error));
    process.exitCode = 1;
  }
}
