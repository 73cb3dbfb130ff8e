import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallerRole, Scope, ServiceName } from '@waymark/contracts';
import { TokenMint, type TrustedIssuer } from '@waymark/platform';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

export interface TestPerson {
  readonly roles: readonly CallerRole[];
  readonly organisation?: string;
  readonly subject?: string;
  readonly name?: string;
  /** From where, as the web site says it. */
  readonly from?: string;
  readonly audience: ServiceName;
}

export interface TestMachine {
  readonly scopes: readonly Scope[];
  readonly organisation?: string;
  readonly clientId?: string;
  readonly audience: ServiceName;
}

/** Real tokens with real keys over real HTTP, for specs. */
export interface TestIssuers {
  /** For the service's configuration. */
  readonly trusted: readonly TrustedIssuer[];
  person(who: TestPerson): Promise<string>;
  machine(which: TestMachine): Promise<string>;
  close(): Promise<void>;
}

const ALGORITHM = 'ES256';

/** Starts an issuer of people's tokens (as the web site is) and one of machines' (as the provider is). */
export async function someIssuers(): Promise<TestIssuers> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A spec whose service does not start never closes it, and must end all the same.
  server.unref();
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = await TokenMint.create(`${base}/people`);
  const machines = await generateKeyPair(ALGORITHM, { extractable: true });
  const machineKeys = { keys: [{ ...(await exportJWK(machines.publicKey)), kid: 'machines' }] };
  server.on('request', (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/people/jwks' ? people.jwks : machineKeys));
  });

  return {
    trusted: [
      { issuer: `${base}/people`, jwksUrl: `${base}/people/jwks`, kind: 'person' },
      { issuer: `${base}/machines`, jwksUrl: `${base}/machines/jwks`, kind: 'machine' },
    ],
    person: ({ subject = `${base}|a-person`, organisation = 'an-organisation', ...who }) =>
      people.mint({ ...who, subject, organisation }),
    machine: ({ clientId = 'a-machine', organisation = 'an-organisation', scopes, audience }) =>
      new SignJWT({ client_id: clientId, organisation, scope: scopes.join(' ') })
        .setProtectedHeader({ alg: ALGORITHM, kid: 'machines' })
        .setIssuer(`${base}/machines`)
        .setSubject(clientId)
        .setAudience(`waymark-${audience}`)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(machines.privateKey),
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}
