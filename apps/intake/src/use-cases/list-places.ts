import { Injectable } from '@nestjs/common';
import type { PlaceChoices } from '@waymark/contracts';
import { Clock } from '@waymark/platform';
import { PlaceList } from '../domain/place-list.js';
import { PostcodeLookup } from '../gateways/postcode-lookup.js';
import { GeographyEditionsView } from '../store/geography-editions.view.js';

/** What a form can offer for where somebody belongs. */
@Injectable()
export class ListPlaces {
  constructor(
    private readonly list: PlaceList,
    private readonly postcodes: PostcodeLookup,
    private readonly editions: GeographyEditionsView,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<PlaceChoices> {
    const [postcodes, practices] = await Promise.all([
      this.postcodes.isThere(),
      this.editions.isLoaded('practices', this.clock.now()),
    ]);
    const { choices, revision } = this.list;
    return { choices, revision, lookups: { postcodes, practices } };
  }
}
