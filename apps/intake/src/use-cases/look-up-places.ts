import { Injectable } from '@nestjs/common';
import type { Day, PlacesFound, WhereSheIs } from '@waymark/contracts';
import { Clock, ProblemError } from '@waymark/platform';
import type { PostcodeAnswer, PracticeAnswer } from '../domain/area-codes.js';
import { Geography } from '../domain/geography.js';
import { unknownPlaces } from '../domain/place-problems.js';
import { readPostcode } from '../domain/postcode.js';
import { resolvePlaces } from '../domain/resolve-places.js';
import { answerByLetters } from '../domain/special-postcodes.js';
import { PostcodeLookup } from '../gateways/postcode-lookup.js';
import { GeographyEditionsView } from '../store/geography-editions.view.js';
import { PracticesView } from '../store/practices.view.js';

/** Turns postcode, GP practice and booked unit into dated place keys. */
@Injectable()
export class LookUpPlaces {
  constructor(
    private readonly geography: Geography,
    private readonly postcodes: PostcodeLookup,
    private readonly editions: GeographyEditionsView,
    private readonly practices: PracticesView,
    private readonly clock: Clock,
  ) {}

  /** Asks the outside, so never inside a transaction. `chosenCounts`: areas were chosen after they were asked for. */
  async execute(
    where: WhereSheIs,
    postcode: string | undefined,
    on: Day,
    { chosenCounts = false }: { readonly chosenCounts?: boolean } = {},
  ): Promise<PlacesFound> {
    // A hidden address is looked up nowhere.
    const readable =
      where.residence !== 'known' || postcode === undefined ? undefined : readPostcode(postcode);
    const code = where.gpPractice === 'known' ? where.gpPracticeCode : undefined;
    const [residence, gpPractice] = await Promise.all([
      readable === undefined ? undefined : this.ofPostcode(readable),
      code === undefined ? undefined : this.ofPractice(code),
    ]);
    return resolvePlaces(where, on, this.geography, {
      chosenCounts,
      ...(residence !== undefined && { residence }),
      ...(gpPractice !== undefined && { gpPractice }),
    });
  }

  /** The same, for a question from outside: keys that are not in the list are refused. */
  async answer(where: WhereSheIs, postcode: string | undefined, on: Day): Promise<PlacesFound> {
    const problems = [...unknownPlaces(where, this.geography.list), ...unreadable(postcode)];
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    return this.execute(where, postcode, on);
  }

  private async ofPostcode(postcode: string): Promise<PostcodeAnswer> {
    return answerByLetters(postcode) ?? this.postcodes.answer(postcode);
  }

  private async ofPractice(code: string): Promise<PracticeAnswer> {
    if (!(await this.editions.isLoaded('practices', this.clock.now()))) return { is: 'no-table' };
    const found = await this.practices.of(code);
    if (found === undefined) return { is: 'unknown' };
    const { practice, postcode } = found;
    const at: PostcodeAnswer =
      postcode === undefined ? { is: 'no-table' } : await this.ofPostcode(postcode);
    return { is: 'known', practice, at };
  }
}

const unreadable = (postcode: string | undefined) =>
  postcode === undefined || readPostcode(postcode) !== undefined
    ? []
    : [
        {
          field: 'postcode',
          rule: 'postcode',
          message: 'This is not a full UK postcode, like NR1 3JB. Leave it out if it is not known.',
        },
      ];
