import { Injectable } from '@nestjs/common';
import type { PracticesFound } from '@waymark/contracts';
import { Clock, ProblemError } from '@waymark/platform';
import { searchWords } from '../domain/search-words.js';
import { GeographyEditionsView } from '../store/geography-editions.view.js';
import { PracticesView } from '../store/practices.view.js';

/** Finds GP practices that are open today by name, place, postcode or code. */
@Injectable()
export class FindPractices {
  constructor(
    private readonly editions: GeographyEditionsView,
    private readonly practices: PracticesView,
    private readonly clock: Clock,
  ) {}

  async execute(question: string): Promise<PracticesFound> {
    const words = searchWords(question);
    if (words.length === 0) {
      const message = 'Give part of a name, a place, a postcode or a code, such as Mill Lane.';
      throw ProblemError.unprocessable([{ field: 'q', rule: 'no-words', message }]);
    }
    if (!(await this.editions.isLoaded('practices', this.clock.now()))) {
      throw new ProblemError({
        status: 404,
        code: 'no-practice-list',
        title: 'No list of practices',
        detail:
          'No list of GP practices is loaded here: choose the area of the practice from GET /places.',
      });
    }
    return this.practices.search(words, this.clock.today());
  }
}
