import type { PlacesToday } from '../domain/what-if/known-places.js';

/** Asks routing how places stand just now; silence is an answer too. */
export abstract class PlacesNow {
  abstract read(): Promise<PlacesToday | undefined>;
}
