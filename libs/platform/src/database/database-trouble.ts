import { whyNotTrusted } from './database-not-trusted.js';

// SQLSTATE classes that are PostgreSQL's state and not our mistake: connection, resources, operator, system.
const CLASSES = new Set(['08', '53', '57', '58']);
const STATES = new Set(['40001', '40P01', '55P03', '25P03']);
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const SENTENCES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
];

/** The database cannot answer now and may later, so the same request can simply be sent again. */
export function isDatabaseTrouble(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (whyNotTrusted(thrown) !== undefined) return true;
  const inner: unknown = 'driverError' in thrown ? thrown.driverError : undefined;
  if (inner !== undefined && inner !== thrown && isDatabaseTrouble(inner)) return true;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  if (typeof code === 'string') {
    return CLASSES.has(code.slice(0, 2)) && code.length === 5
      ? true
      : STATES.has(code) || SOCKET.has(code);
  }
  return SENTENCES.some((sentence) => thrown.message.startsWith(sentence));
}
