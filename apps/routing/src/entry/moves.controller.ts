import { Controller, Get, Param } from '@nestjs/common';
import { MovesNow } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { ReadPlacement } from '../use-cases/read-placement.js';
import { moveNow } from './move-fields.js';
import { PEOPLE, ReferralAddress } from './placement-moves.js';

/** “What may I do now”: for each move the fields that it needs, so that any client can build its form. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class MovesController {
  constructor(private readonly readPlacement: ReadPlacement) {}

  @Get(':referralId/moves')
  @Answers(MovesNow)
  async read(@Param() { referralId }: ReferralAddress, @CallerOf() by: Caller): Promise<MovesNow> {
    const { version, moves } = await this.readPlacement.whole(referralId, by);
    return { referralId, version, moves: moves.map(moveNow) };
  }
}
