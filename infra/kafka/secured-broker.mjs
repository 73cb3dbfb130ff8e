import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logs, stateFolder } from '../start/places.mjs';
import { freePort } from '../start/ports.mjs';
import { startBroker } from './broker.mjs';
import { aCertificate } from './certificate.mjs';
import { kafkaJars } from './jars.mjs';

const password = 'of-a-spec-only';
const authorizer = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';

/**
 * A broker that is spoken to over TLS by those it knows (SCRAM-SHA-512), and lets nobody do what nobody was given.
 * @param {Readonly<Record<string, string>>} users name → password; `admin` may do everything
 */
export async function startSecuredBroker(users) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-secured-'));
  const jars = await kafkaJars({ stateFolder, logs, say: () => undefined });
  const [own, other] = [
    await aCertificate({ folder, name: 'own', password }),
    await aCertificate({ folder, name: 'other', password }),
  ];
  const secured = await freePort();
  const { process } = await startBroker({
    folder,
    jars,
    logFile: join(folder, 'kafka.log'),
    shortLived: true,
    formatting: Object.entries(users).flatMap(([name, secret]) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${name},password=${secret}]`,
    ]),
    properties: ({ port, controllerPort }) => ({
      listeners: `PLAINTEXT://127.0.0.1:${port},SECURED://127.0.0.1:${secured},CONTROLLER://127.0.0.1:${controllerPort}`,
      'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},SECURED://localhost:${secured}`,
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT',
      'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.secured.scram-sha-512.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      'ssl.keystore.location': own.keystore,
      'ssl.keystore.password': password,
      'ssl.keystore.type': 'PKCS12',
      'authorizer.class.name': authorizer,
      // Whoever comes in the clear is this spec's own probe and the broker's controller.
      'super.users': 'User:ANONYMOUS;User:admin',
    }),
  });
  return {
    brokers: `localhost:${secured}`,
    caFile: own.certificate,
    otherCaFile: other.certificate,
    async stop() {
      await process.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
