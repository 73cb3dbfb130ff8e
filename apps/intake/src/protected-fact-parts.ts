import type { Provider } from '@nestjs/common';
import { ProtectedFactStore } from './store/protected-fact.store.js';
import { KeepProtectedFacts } from './use-cases/keep-protected-facts.js';
import { ReadProtectedFacts } from './use-cases/read-protected-facts.js';

/** What is told apart from the form, and read one at a time. */
export const protectedFactParts: readonly Provider[] = [
  KeepProtectedFacts,
  ReadProtectedFacts,
  ProtectedFactStore,
];
