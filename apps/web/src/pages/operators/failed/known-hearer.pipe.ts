import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';
import { HEARERS, type Hearer } from '../../../clients/hearers.js';

/** A service in an address; whatever is none leads nowhere. */
@Injectable()
export class KnownHearer implements PipeTransform<string, Hearer> {
  transform(value: string): Hearer {
    const known = HEARERS.find((service) => service === value);
    if (known === undefined) throw ProblemError.notFound('page');
    return known;
  }
}
