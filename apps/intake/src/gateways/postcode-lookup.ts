import type { PostcodeAnswer } from '../domain/area-codes.js';

/** Whoever can tell where a postcode lies; what it does not know is asked for. */
export abstract class PostcodeLookup {
  /** Is there anything that could tell? */
  abstract isThere(): Promise<boolean>;

  /** `NR1 3JB`, as `readPostcode` writes it. Never fails: silence is an answer. */
  abstract answer(postcode: string): Promise<PostcodeAnswer>;
}
