import type { Boards } from './boards.js';
import type { PlaceCodes } from './place-codes.js';
import type { PlaceList } from './place-list.js';

/** Places, the codes that make them up, and the boards of each day. */
export class Geography {
  constructor(
    readonly list: PlaceList,
    readonly codes: PlaceCodes,
    readonly boards: Boards,
  ) {}
}
