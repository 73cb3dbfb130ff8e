import { on } from '../../messaging/src/on.js';

export const hearsEvents = on;
