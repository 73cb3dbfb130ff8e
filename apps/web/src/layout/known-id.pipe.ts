import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProblemError } from '@waymark/platform';

/** Ids are given in small letters. */
export const KNOWN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id in an address; whatever cannot be one leads nowhere. */
@Injectable()
export class KnownId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!KNOWN_ID.test(value)) throw ProblemError.notFound('page');
    return value;
  }
}
