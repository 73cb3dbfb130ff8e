const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
const OUT_OF_DATE = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const NOT_VERIFIED = new Set([
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** pg says this without a code. */
const NO_TLS_THERE = 'The server does not support SSL connections';
const NOT_LET_IN = '28000';
const IN_THE_CLEAR = 'no encryption';

/** PostgreSQL is there, and is not shown to be the one that is meant, or wants to be spoken to in another way. */
export class DatabaseNotTrusted extends Error {}

/** A sentence that says what to do; undefined: it is something else. */
export function whyNotTrusted(thrown: unknown): string | undefined {
  // By what it holds: Node's own errors of TLS are of another realm where a spec runs.
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  if ('driverError' in thrown && thrown.driverError !== thrown) {
    return whyNotTrusted(thrown.driverError);
  }
  return sentenceFor(textIn(thrown, 'code'), textIn(thrown, 'message'));
}

function sentenceFor(code: string, message: string): string | undefined {
  if (code === OTHER_NAME) {
    return 'The certificate of PostgreSQL is for another name than the host in DATABASE_URL. Name the host there as the certificate does, or have one made for this name.';
  }
  if (OUT_OF_DATE.has(code)) {
    return 'The certificate of PostgreSQL, or one that stands for it, is not valid today. Have it renewed; DATABASE_URL stays as it is.';
  }
  if (NOT_VERIFIED.has(code)) {
    return 'The certificate of PostgreSQL was not signed by those who are trusted. Name the file of who signed it with sslrootcert in DATABASE_URL; without it, only those count that Node knows.';
  }
  if (message === NO_TLS_THERE) {
    return 'PostgreSQL does not speak TLS, and DATABASE_URL says sslmode=verify-full. Switch it on there (ssl = on, with a certificate).';
  }
  if (code === NOT_LET_IN && message.includes(IN_THE_CLEAR)) {
    return 'PostgreSQL lets nobody in who speaks in the clear, or not from here. Say sslmode=verify-full in DATABASE_URL.';
  }
  return undefined;
}

function textIn(thrown: object, name: string): string {
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? value : '';
}
