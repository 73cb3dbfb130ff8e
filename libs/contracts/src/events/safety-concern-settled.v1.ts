import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { CONCERN_ENDS, type ConcernEnd } from './safety-concern-cleared.v1.js';

/** How a concern can end in routing: by what intake heard, or by a person who settles the task. */
export const CONCERN_OUTCOMES = [...CONCERN_ENDS, 'no-call-needed'] as const;
export type ConcernOutcome = ConcernEnd | 'no-call-needed';

/** Nobody has to look after the sign any longer. */
export class SafetyConcernSettledData {
  @IsUUID() readonly concernId!: string;
  @IsInt() @Min(1) readonly version!: number;
  @IsIn(CONCERN_OUTCOMES) readonly outcome!: ConcernOutcome;
}

export const safetyConcernSettled = defineEvent({
  type: 'safety-concern.settled.v1',
  producedBy: 'routing',
  data: SafetyConcernSettledData,
});
export type SafetyConcernSettled = EventOf<typeof safetyConcernSettled>;
