import { NOTHING_SAID, type SaidByService } from '../domain/said-by-service.js';

/** What a service says as a row keeps it; those written before there were targets have none. */
export type SaidAsStored = Omit<SaidByService, 'version' | 'targets'> &
  Partial<Pick<SaidByService, 'targets'>>;

export const saidOf = (said: SaidAsStored, version: number): SaidByService => ({
  ...said,
  targets: said.targets ?? NOTHING_SAID.targets,
  version,
});
