import { dirname, join } from 'node:path';
import { runToEnd } from '../start/processes.mjs';
import { java } from './java.mjs';

/**
 * A key and what it signs of itself for this machine, by the tool that comes with Java.
 * @param {object} whose
 * @param {string} whose.folder
 * @param {string} whose.name
 * @param {string} whose.password of the key store
 * @param {string} [whose.host] besides 127.0.0.1
 */
export async function aCertificate({ folder, name, password, host = 'localhost' }) {
  const keystore = join(folder, `${name}.p12`);
  const certificate = join(folder, `${name}.pem`);
  const keytool = java() === 'java' ? 'keytool' : join(dirname(java()), 'keytool');
  const common = ['-alias', name, '-keystore', keystore, '-storepass', password];
  const kind = ['-storetype', 'PKCS12', '-keyalg', 'EC', '-groupname', 'secp256r1'];
  const asked = [
    ['-genkeypair', ...common, ...kind].concat([
      ...['-dname', `CN=${host}`, '-ext', `SAN=dns:${host},ip:127.0.0.1`],
    ]),
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
