import type { BookEntries, BookRange, ServiceName } from '@waymark/contracts';

/** What the services keep, as they say themselves; `undefined` = that service is silent. */
export abstract class ServiceBooks {
  abstract ranges(
    service: ServiceName,
    book: string,
    within: string,
  ): Promise<readonly BookRange[] | undefined>;

  abstract entries(
    service: ServiceName,
    book: string,
    asked: { readonly within: string; readonly settledBefore: string },
  ): Promise<BookEntries | undefined>;
}
