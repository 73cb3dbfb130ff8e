import { Injectable } from '@nestjs/common';
import { Clock } from '@waymark/platform';
import type { PostcodeAnswer } from '../domain/area-codes.js';
import { GeographyEditionsView } from '../store/geography-editions.view.js';
import { PostcodesView } from '../store/postcodes.view.js';
import { PostcodeLookup } from './postcode-lookup.js';

/** The edition of the ONS's table that `npm run geography:import` has loaded. */
@Injectable()
export class StoredPostcodes extends PostcodeLookup {
  constructor(
    private readonly editions: GeographyEditionsView,
    private readonly postcodes: PostcodesView,
    private readonly clock: Clock,
  ) {
    super();
  }

  isThere(): Promise<boolean> {
    return this.editions.isLoaded('postcodes', this.clock.now());
  }

  async answer(postcode: string): Promise<PostcodeAnswer> {
    return (await this.isThere()) ? this.postcodes.answer(postcode) : { is: 'no-table' };
  }
}
