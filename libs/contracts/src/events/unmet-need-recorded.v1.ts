import { IsIn, Matches } from 'class-validator';
import { ListOfText } from '../rules/list-of.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** Nothing published fits: recorded for commissioners. */
export class UnmetNeedRecordedData extends PlacementChange {
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  /** Why nothing fits: a key of `fallbackByReason`. */
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly reason!: string;
  @ListOfText(/^[a-z0-9]+(-[a-z0-9]+)*$/, 20) readonly places!: readonly string[];
}

export const unmetNeedRecorded = defineEvent({
  type: 'unmet-need.recorded.v1',
  producedBy: 'routing',
  data: UnmetNeedRecordedData,
});
export type UnmetNeedRecorded = EventOf<typeof unmetNeedRecorded>;
