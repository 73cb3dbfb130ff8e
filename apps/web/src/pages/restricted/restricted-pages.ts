import { AccessController } from './access/access.controller.js';
import { OpenController } from './open/open.controller.js';
import { FactController } from './protected/fact.controller.js';
import { ProtectedController } from './protected/protected.controller.js';

/** A record that only those who are named open. */
export const restrictedPages = [
  AccessController,
  OpenController,
  ProtectedController,
  FactController,
] as const;
