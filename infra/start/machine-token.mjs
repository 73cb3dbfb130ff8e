import { demoSecret } from '../identity/demo-clients.mjs';

/**
 * An access token for a program, by client credentials.
 * @param {{ tokenUrl: string, client: string, secret?: string, service: string, scopes?: readonly string[] }} wanted
 * @returns {Promise<string>}
 */
export async function machineToken({
  tokenUrl,
  client,
  secret = demoSecret(client),
  service,
  scopes = [],
}) {
  const pair = Buffer.from(`${client}:${secret}`).toString('base64');
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${pair}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: `urn:waymark:${service}`,
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    }),
  });
  if (!response.ok) {
    throw new Error(`The identity provider gave ${client} no token: ${await response.text()}`);
  }
  const { access_token: token } = await response.json();
  return token;
}
