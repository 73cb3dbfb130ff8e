import { Controller, Get, Param } from '@nestjs/common';
import { MovesNow } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { ReadMoves } from '../use-cases/read-moves.js';
import { moveNow } from './move-fields.js';
import { PEOPLE, ReferralAddress } from './placement-moves.js';

/** “What may I do now”: for each move the fields that it needs, so that any client can build its form, and what would follow. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class MovesController {
  constructor(private readonly readMoves: ReadMoves) {}

  @Get(':referralId/moves')
  @Answers(MovesNow)
  async read(@Param() { referralId }: ReferralAddress, @CallerOf() by: Caller): Promise<MovesNow> {
    const { version, moves } = await this.readMoves.execute(referralId, by);
    return {
      referralId,
      version,
      moves: moves.map(({ move, ...then }) => ({ ...moveNow(move), ...then })),
    };
  }
}
