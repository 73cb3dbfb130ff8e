/**
 * Most that one process of a service may hold: a pool of ten, and half as many for its own short statements (decision 0071).
 * connections-of-a-process.db.spec.ts holds it against what is opened.
 */
export const connectionsOfAProcess = 15;
