import { Injectable } from '@nestjs/common';
import type {
  DirectoryEntry,
  SaveServiceSettings,
  ServiceSettings,
  SettingsEffect,
  ThinkOfSettings,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Routing's directory: how services stand, and what a service says of itself. */
@Injectable()
export class DirectoryClient {
  constructor(private readonly calls: Calls) {}

  service(caller: Caller, id: string): Promise<DirectoryEntry> {
    return this.calls.get('routing', `/services/${id}`, caller);
  }

  /** Of the caller's own service. */
  settings(caller: Caller): Promise<ServiceSettings> {
    return this.calls.get('routing', `/services/${caller.organisation}/settings`, caller);
  }

  save(
    caller: Caller,
    sent: { readonly body: SaveServiceSettings; readonly idempotencyKey: string },
  ): Promise<ServiceSettings> {
    return this.calls.post('routing', `/services/${caller.organisation}/settings`, caller, sent);
  }

  /** What routing would have done with recent referrals; nothing is saved. */
  effect(caller: Caller, thoughtOf: ThinkOfSettings): Promise<SettingsEffect> {
    const path = `/services/${caller.organisation}/settings/effect`;
    return this.calls.post('routing', path, caller, { body: thoughtOf });
  }
}
