import { on } from '@waymark/messaging';

export const hearsEvents = on;
