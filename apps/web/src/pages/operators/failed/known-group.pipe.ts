import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';

const GROUP = /^[0-9a-f]{16}$/;

/** A group's key in an address; whatever cannot be one leads nowhere. */
@Injectable()
export class KnownGroup implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!GROUP.test(value)) throw ProblemError.notFound('page');
    return value;
  }
}
