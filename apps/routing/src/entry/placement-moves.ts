import { Injectable } from '@nestjs/common';
import type { MoveReferral as MoveBody, Role, WorklistItem } from '@waymark/contracts';
import { traceparentOf, keyOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { MoveReferral, type WantedMove } from '../use-cases/move-referral.js';

/** Which referral an address names. */
export class ReferralAddress {
  @IsUUID() readonly referralId!: string;
}

export const PEOPLE: Role[] = ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'];
export const MOVED = { idempotencyKey: 'optional', problems: [409] } as const;

export interface AskedMove {
  readonly referralId: string;
  readonly body: MoveBody;
  readonly by: Caller;
  readonly request: Request;
  /** What the person wrote or whom they named; kept in the history only. */
  readonly note?: string | undefined;
}

/** Every move comes in the same way: version, name and perhaps a key. */
@Injectable()
export class PlacementMoves {
  constructor(private readonly moveReferral: MoveReferral) {}

  async make(asked: AskedMove, wanted: WantedMove): Promise<WorklistItem> {
    const { referralId, body, by, request, note } = asked;
    const { version, byName } = body;
    const result = await this.moveReferral.execute({
      referralId,
      wanted,
      version,
      byName,
      by,
      traceparent: traceparentOf(request),
      ...keyOf(request, body, by),
      ...(note !== undefined && { note }),
    });
    return result.body;
  }
}
