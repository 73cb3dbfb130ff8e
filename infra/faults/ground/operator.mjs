/** @typedef {import('./line.mjs').Service} Service */

/**
 * What a person in charge of the services does by hand, as the runbook has it.
 * @param {import('./ground.mjs').Ground} ground
 * @param {Service} service
 * @param {string} path
 * @param {object} [body] absent: it is only read
 * @returns {Promise<{ status: number, body: any }>}
 */
export async function asOperator({ line, issuer }, service, path, body) {
  const response = await fetch(`${line.url(service)}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await issuer.operator(service)}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
