import type { Request } from 'express';

const OWN = new Set(['same-origin', 'none']);

/** Does the browser say that another site's page has sent this? Old browsers say nothing: then the token alone decides. */
export function isFromElsewhere(request: Request, ownOrigin: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && !OWN.has(site)) return true;
  const origin = request.get('origin');
  return origin !== undefined && !isOwnOrigin(origin, request, ownOrigin);
}

/** The public address, or the one that was asked: a browser lets no page choose the host that it asks. */
export const isOwnOrigin = (address: string, request: Request, ownOrigin: string): boolean =>
  URL.parse(address)?.origin === ownOrigin || URL.parse(address)?.host === request.get('host');
