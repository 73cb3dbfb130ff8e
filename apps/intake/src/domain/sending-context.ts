import type { Day } from '@waymark/contracts';
import type { PlaceList } from './place-list.js';

/** What the rules need to know beside the form. */
export interface SendingContext {
  /** The London day. */
  readonly today: Day;
  /** Another system may pass on an NHS number whose check digit is wrong; a person is asked to look again. */
  readonly sentBy: 'person' | 'machine';
  readonly places: PlaceList;
}
