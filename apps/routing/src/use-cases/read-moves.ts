import { Injectable } from '@nestjs/common';
import type { Move, MoveEffect } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, type Caller } from '@waymark/platform';
import { effectOf } from '../domain/move-effect.js';
import { PlacementPageView } from '../store/placement.view.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { moveContext } from './move-context.js';
import { ReadPlacement } from './read-placement.js';

export interface PossibleMove {
  readonly move: Move;
  readonly effect?: MoveEffect;
}

interface Asked {
  readonly referralId: string;
  readonly moves: readonly Move[];
  readonly by: Caller;
}

/** What the caller may do now, and what would follow: it is decided as it would be, and nothing is kept of it. */
@Injectable()
export class ReadMoves {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly pages: PlacementPageView,
    private readonly placements: PlacementStore,
    private readonly readPlacement: ReadPlacement,
  ) {}

  /** Refused as the page is. */
  async execute(
    referralId: string,
    by: Caller,
  ): Promise<{ readonly version: number; readonly moves: readonly PossibleMove[] }> {
    const { version, moves } = await this.readPlacement.whole(referralId, by);
    const { organisation, subject } = by;
    const effects = await this.unitOfWork.readFor({ organisation, subject, kinds: [] }, (tx) =>
      this.effects(tx, { referralId, moves, by }),
    );
    return { version, moves: moves.map((move) => ({ move, ...effects.get(move) })) };
  }

  private async effects(
    tx: Transaction,
    { referralId, moves, by }: Asked,
  ): Promise<ReadonlyMap<Move, { readonly effect: MoveEffect }>> {
    const found = await this.pages.find(tx, referralId);
    const facts = found && (await this.placements.factsSeen(tx, found.placement));
    if (found === undefined || facts === undefined) return new Map();
    const { placement } = found;
    const assessment = await this.placements.newestAssessment(tx, referralId);
    const known = { placement, facts, directoryRevision: 0 };
    const context = moveContext(known, assessment, this.directory.latest, {
      by,
      now: this.clock.now(),
    });
    return new Map(
      moves.flatMap((move) => {
        const effect = effectOf(placement, move, context);
        return effect === undefined ? [] : [[move, { effect }] as const];
      }),
    );
  }
}
