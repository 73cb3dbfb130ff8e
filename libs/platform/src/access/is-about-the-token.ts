import { errors } from 'jose';

/** Whether a token is bad. What else can fail is fetching its issuer's keys, which says nothing about the token. */
export function isAboutTheToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
}
