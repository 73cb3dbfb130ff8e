/** A table has changed under a prepared statement: the same work succeeds on a connection that prepares it anew. */
export const isPlanOutdated = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  error.message.startsWith('cached plan');
