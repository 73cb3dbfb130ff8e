import { Controller, Get, Param, Query } from '@nestjs/common';
import { BookEntries, BookRanges, EntriesAsked, RangesAsked } from '@waymark/contracts';
import { Allow, Answers, ProblemError } from '@waymark/platform';
import { Matches } from 'class-validator';
import { Books } from './books.js';

class Named {
  @Matches(/^[a-z.]{1,40}$/) readonly book!: string;
}

/** Where reconciliation reads what this service keeps: ids and numbers, never a person. */
@Allow({ scopes: ['reconciliation:read'] })
@Controller('reconciliation/books/:book')
export class BooksController {
  constructor(private readonly books: Books) {}

  @Get('ranges')
  @Answers(BookRanges)
  async ranges(@Param() { book }: Named, @Query() { within }: RangesAsked): Promise<BookRanges> {
    return { ranges: found(await this.books.ranges(book, within ?? '')) };
  }

  @Get('entries')
  @Answers(BookEntries)
  async entries(
    @Param() { book }: Named,
    @Query() { within, settledBefore }: EntriesAsked,
  ): Promise<BookEntries> {
    return found(await this.books.entries(book, within, settledBefore));
  }
}

function found<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw ProblemError.notFound('book');
  return answer;
}
