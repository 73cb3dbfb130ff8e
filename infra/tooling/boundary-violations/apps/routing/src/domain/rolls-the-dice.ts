import { randomUUID } from 'node:crypto';

export const rollsTheDice = randomUUID;
