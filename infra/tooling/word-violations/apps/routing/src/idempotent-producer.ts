export const producer = { idempotent: true };
