import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { standingsFrom, type Tried } from '../domain/provider-standing.js';
import { ProviderStore } from '../store/provider.store.js';

/** Keeps since when whoever carries messages has answered, or not. */
@Injectable()
export class WatchProviders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: ProviderStore,
  ) {}

  /** What was tried in one round. */
  async saw(tried: readonly Tried[]): Promise<void> {
    const standings = standingsFrom(tried);
    if (standings.length === 0) return;
    await this.unitOfWork.run((tx) => this.providers.keep(tx, standings));
  }
}
