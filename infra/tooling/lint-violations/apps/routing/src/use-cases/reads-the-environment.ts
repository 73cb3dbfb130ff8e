import { env } from 'node:process';

const { env: taken } = process;
export const found = [env.HOME, taken.HOME, process.env.HOME];
