import { Calls } from './calls.js';
import { ClosureClient } from './closure.client.js';
import { DirectoryClient } from './directory.client.js';
import { EligibilityClient } from './eligibility.client.js';
import { IntakeClient } from './intake.client.js';
import { OperationsClient } from './operations.client.js';
import { PlansClient } from './plans.client.js';
import { ProtectedFactsClient } from './protected-facts.client.js';
import { RoutingClient } from './routing.client.js';

/** What the site asks the services with. */
export const clients = [
  Calls,
  ClosureClient,
  DirectoryClient,
  EligibilityClient,
  IntakeClient,
  OperationsClient,
  PlansClient,
  ProtectedFactsClient,
  RoutingClient,
] as const;
