export const tls = { rejectUnauthorized: false };
export const json = { "rejectUnauthorized":false };
export const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
