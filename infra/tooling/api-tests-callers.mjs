import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

const algorithm = 'ES256';
const contracts = new URL('../../dist/libs/contracts/src/vocabulary.js', import.meta.url).href;

/**
 * A person with every role and a machine with every scope, as a trusted issuer would name them.
 * @returns {Promise<{ trusted: readonly object[], tokensFor: (service: string) => Promise<Readonly<Record<string, string>>>, close: () => void }>}
 */
export async function someCallers() {
  const { ROLES, SCOPES } = await import(contracts);
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'api-tests' }] });
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(jwks);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const base = `http://127.0.0.1:${port}`;

  const token = (
    /** @type {string} */ kind,
    /** @type {string} */ service,
    /** @type {object} */ claims,
  ) =>
    new SignJWT({ organisation: 'an-organisation', ...claims })
      .setProtectedHeader({ alg: algorithm, kid: 'api-tests' })
      .setIssuer(`${base}/${kind}`)
      .setSubject(`${base}|${kind}`)
      .setAudience(`waymark-${service}`)
      .setIssuedAt()
      .setExpirationTime('2h')
      .sign(privateKey);

  return {
    trusted: ['person', 'machine'].map((kind) => ({
      kind,
      issuer: `${base}/${kind}`,
      jwksUrl: `${base}/jwks`,
    })),
    tokensFor: async (service) => ({
      person: await token('person', service, { roles: ROLES, name: 'A Tester' }),
      machine: await token('machine', service, { client_id: 'a-tester', scope: SCOPES.join(' ') }),
    }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
