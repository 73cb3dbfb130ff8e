import type { AreaOfPostcode } from '../domain/resolve-places.js';

/** Tables that turn a postcode or a GP practice into areas; what they do not know is asked for. */
export abstract class AreaTables {
  /** `NR1 3JB`, normalised. */
  abstract ofPostcode(postcode: string): Promise<AreaOfPostcode | undefined>;

  /** Place keys of the practice with this ODS code. */
  abstract ofPractice(odsCode: string): Promise<readonly string[] | undefined>;
}

/** No table is loaded: areas are chosen from the list. */
export class NoAreaTables extends AreaTables {
  ofPostcode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  ofPractice(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
