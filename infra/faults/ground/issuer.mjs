import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { freePort } from '../../start/ports.mjs';

const algorithm = 'ES256';
const teamRoles = ['hub-clinician', 'link-worker'];
const hoursWrong = 3 * 3_600;

/** Vouches for an operator, as the web site does after a sign-in. */
export async function startIssuer() {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'faults', alg: algorithm }] };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(keys));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    trusted: [
      { kind: 'person', issuer, jwksUrl: `${issuer}/jwks` },
      { kind: 'machine', issuer: `${issuer}/machines`, jwksUrl: `${issuer}/jwks` },
    ],
    /** At a time of its own, for a service whose clock is another. @param {string} service @param {readonly string[]} scopes @param {number} at */
    machine: (service, scopes, at) =>
      new SignJWT({
        client_id: 'faults',
        organisation: 'wensum-maternity',
        scope: scopes.join(' '),
      })
        .setProtectedHeader({ alg: algorithm, kid: 'faults' })
        .setIssuer(`${issuer}/machines`)
        .setSubject('faults')
        .setAudience(`waymark-${service}`)
        .setIssuedAt(Math.floor(at / 1000))
        .setExpirationTime(Math.floor(at / 1000) + 600)
        .sign(privateKey),
    /** Somebody who decides for a team at routing, by the web site. @param {string} organisation */
    clinician(organisation) {
      const by = `${issuer}|clinician-${organisation}`;
      return {
        by,
        token: () =>
          new SignJWT({ organisation, roles: teamRoles, from: '192.0.2.7 session:faults' })
            .setProtectedHeader({ alg: algorithm, kid: 'faults' })
            .setIssuer(issuer)
            .setSubject(by)
            .setAudience('waymark-routing')
            // Also where a clock is two hours wrong.
            .setIssuedAt(Math.floor(Date.now() / 1000) - hoursWrong)
            .setExpirationTime(Math.floor(Date.now() / 1000) + hoursWrong)
            .sign(privateKey),
      };
    },
    /** @param {string} service */
    operator: (service) =>
      new SignJWT({
        organisation: 'waymark',
        roles: ['operator', 'senior-operator'],
        name: 'Fault test',
      })
        .setProtectedHeader({ alg: algorithm, kid: 'faults' })
        .setIssuer(issuer)
        .setSubject(`${issuer}|operator`)
        .setAudience(`waymark-${service}`)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    /** Of an organisation that has to do with none of what is sent, also where a clock is two hours wrong. @param {string} service @param {string} role */
    stranger: (service, role) =>
      new SignJWT({ organisation: 'another-organisation', roles: [role], name: 'A stranger' })
        .setProtectedHeader({ alg: algorithm, kid: 'faults' })
        .setIssuer(issuer)
        .setSubject(`${issuer}|stranger`)
        .setAudience(`waymark-${service}`)
        .setIssuedAt(Math.floor(Date.now() / 1000) - hoursWrong)
        .setExpirationTime(Math.floor(Date.now() / 1000) + hoursWrong)
        .sign(privateKey),
    /** @param {string} organisation */
    administrator: (organisation) =>
      new SignJWT({ organisation, roles: ['administrator'], name: 'Fault test' })
        .setProtectedHeader({ alg: algorithm, kid: 'faults' })
        .setIssuer(issuer)
        .setSubject(`${issuer}|administrator`)
        .setAudience('waymark-notification')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
