export const cors = { origin: '*' };
export const open = { origin: true };
