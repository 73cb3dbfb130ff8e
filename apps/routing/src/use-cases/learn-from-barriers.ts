import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  addYears,
  londonDay,
  type BarrierQuery,
  type BarriersMet,
  type Day,
} from '@waymark/contracts';
import { Clock, ProblemError } from '@waymark/platform';
import { barriersMet } from '../domain/plan/barriers-met.js';
import { BarriersView } from '../store/barriers.view.js';

const LONGEST_YEARS = 5;

/** What gets in the way of goals, across all link work, for shared learning. Whole months only: days could be subtracted. */
@Injectable()
export class LearnFromBarriers {
  constructor(
    private readonly clock: Clock,
    private readonly view: BarriersView,
  ) {}

  async between(asked: BarrierQuery): Promise<BarriersMet> {
    const today = londonDay(this.clock.now());
    const to = endOfMonth(asked.to ?? today);
    const from = startOfMonth(asked.from ?? addMonths(startOfMonth(today), -11));
    if (from > to) throw refused('from', 'before-to', 'The time begins after it ends.');
    if (from < addYears(to, -LONGEST_YEARS)) {
      throw refused('from', 'five-years', 'Ask for at most five years.');
    }
    const [met, people] = await Promise.all([this.view.met(from, to), this.view.people(from, to)]);
    return barriersMet(met, people, { from, to });
  }
}

const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const endOfMonth = (day: Day): Day => addDays(addMonths(startOfMonth(day), 1), -1);

const refused = (field: string, rule: string, message: string): ProblemError =>
  ProblemError.unprocessable([{ field, rule, message }]);
