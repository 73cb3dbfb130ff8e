import { Injectable } from '@nestjs/common';
import type { Day, PlacesFound, WhereSheIs } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { PlaceList } from '../domain/place-list.js';
import { unknownPlaces } from '../domain/place-problems.js';
import { readPostcode } from '../domain/postcode.js';
import { resolvePlaces } from '../domain/resolve-places.js';
import { AreaTables } from '../gateways/area-tables.js';

/** Turns postcode, GP practice and booked unit into dated place keys. */
@Injectable()
export class LookUpPlaces {
  constructor(
    private readonly list: PlaceList,
    private readonly tables: AreaTables,
  ) {}

  async execute(where: WhereSheIs, postcode: string | undefined, on: Day): Promise<PlacesFound> {
    const readable = postcode === undefined ? undefined : readPostcode(postcode);
    const practice = where.gpPractice === 'known' ? where.gpPracticeCode : undefined;
    const [residence, gpPractice] = await Promise.all([
      readable === undefined ? undefined : this.tables.ofPostcode(readable),
      practice === undefined ? undefined : this.tables.ofPractice(practice),
    ]);
    return resolvePlaces(where, on, this.list, {
      ...(residence !== undefined && { residence }),
      ...(gpPractice !== undefined && { gpPractice }),
    });
  }

  /** The same, for a question from outside: keys that are not in the list are refused. */
  async answer(where: WhereSheIs, postcode: string | undefined, on: Day): Promise<PlacesFound> {
    const problems = [...unknownPlaces(where, this.list)];
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    return this.execute(where, postcode, on);
  }
}
