import { AccessController } from './access/access.controller.js';
import { OpenController } from './open/open.controller.js';

/** A record that only those who are named open. */
export const restrictedPages = [AccessController, OpenController] as const;
