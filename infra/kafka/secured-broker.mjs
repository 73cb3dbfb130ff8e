import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { logs, stateFolder } from '../start/places.mjs';
import { freePort } from '../start/ports.mjs';
import { runToEnd } from '../start/processes.mjs';
import { startBroker } from './broker.mjs';
import { kafkaJars } from './jars.mjs';
import { java } from './java.mjs';

const password = 'of-a-spec-only';
const authorizer = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';

/**
 * A broker that is spoken to over TLS by those it knows (SCRAM-SHA-512), and lets nobody do what nobody was given.
 * @param {Readonly<Record<string, string>>} users name → password; `admin` may do everything
 */
export async function startSecuredBroker(users) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-secured-'));
  const jars = await kafkaJars({ stateFolder, logs, say: () => undefined });
  const [own, other] = [await aCertificate(folder, 'own'), await aCertificate(folder, 'other')];
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

/** A key and what it signs of itself for this machine, by the tool that comes with Java. @param {string} folder @param {string} name */
async function aCertificate(folder, name) {
  const keystore = join(folder, `${name}.p12`);
  const certificate = join(folder, `${name}.pem`);
  const keytool = java() === 'java' ? 'keytool' : join(dirname(java()), 'keytool');
  const common = ['-alias', name, '-keystore', keystore, '-storepass', password];
  const asked = [
    [
      '-genkeypair',
      ...common,
      '-storetype',
      'PKCS12',
      '-keyalg',
      'EC',
      '-groupname',
      'secp256r1',
    ].concat(['-dname', 'CN=localhost', '-ext', 'SAN=dns:localhost,ip:127.0.0.1']),
    ['-exportcert', ...common, '-rfc', '-file', certificate],
  ];
  for (const args of asked) {
    await runToEnd({
      ...{ name: 'keytool', command: keytool, args, logFile: join(folder, 'keytool.log') },
      explain: (/** @type {string} */ output) => new Error(`keytool: ${output}`),
    });
  }
  return { keystore, certificate };
}
