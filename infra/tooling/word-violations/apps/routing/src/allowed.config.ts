export const home = process.env.HOME;
// eslint-disable-next-line no-console -- the reason
export const limit = it('visits it.only in words', () => { exit(1); split(','); });
export const port = { idempotent: false, synchronize: false };
