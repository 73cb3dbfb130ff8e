import { Injectable } from '@nestjs/common';
import type {
  MissingAnswer,
  PlacementChange,
  ReferralClosed,
  WaymarkEvent,
} from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import type { Progress } from '../domain/progress-words.js';
import type { AccessKind } from '../domain/viewer.js';
import { ProgressStore } from '../store/progress.store.js';

type PlacementEvent = WaymarkEvent<string, PlacementChange>;

/** What a step brings besides words. */
export interface Brings {
  /** An organisation that may see the referral from now on. */
  readonly offeredTo?: { readonly organisation: string; readonly kind: AccessKind };
  readonly question?: {
    readonly id: string;
    readonly askedBy: string;
    readonly asks: readonly MissingAnswer[];
  };
}

const LANDING_TEAM = 'landing-';

/** Keeps what became of a referral, in the referrer's words, and who may see it from now on. */
@Injectable()
export class RecordProgress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: ProgressStore,
  ) {}

  /** Without progress there is nothing for the referrer to read. */
  execute(
    event: PlacementEvent,
    progress: Progress | undefined,
    brings: Brings = {},
  ): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      if (progress !== undefined) this.keep(tx, event, progress, brings);
      return Promise.resolve();
    });
  }

  close(event: ReferralClosed, progress: Progress): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.keep(tx, event, progress, {});
      const { referralId, outcome } = event.data;
      await this.progress.close(tx, { referralId, at: event.time, outcome });
    });
  }

  private keep(tx: Transaction, event: PlacementEvent, progress: Progress, brings: Brings): void {
    const { time: at, sequence, data } = event;
    const { referralId, holder, nextStep } = data;
    this.progress.add(tx, {
      referralId,
      sequence,
      at,
      what: event.type.replace(/\.v\d+$/, ''),
      ...progress,
      ...(holder !== undefined && { holder }),
      ...(nextStep !== undefined && { nextStep }),
    });
    for (const { organisation, kind } of grantsOf(data, brings)) {
      this.progress.grant(tx, { referralId, organisation, kind, from: at });
    }
    if (brings.question !== undefined) {
      this.progress.ask(tx, { ...brings.question, referralId, askedAt: at });
    }
  }
}

// Coordinators see a referral as soon as they hold it or owe its next step.
function grantsOf(
  { holder, nextStep }: PlacementChange,
  { offeredTo }: Brings,
): readonly { readonly organisation: string; readonly kind: AccessKind }[] {
  const coordinators = [holder?.organisation, nextStep?.owner]
    .filter((organisation) => organisation !== undefined)
    .filter((organisation) => organisation.startsWith(LANDING_TEAM));
  return [
    ...(offeredTo === undefined ? [] : [offeredTo]),
    ...[...new Set(coordinators)].map((organisation) => ({
      organisation,
      kind: 'landing' as const,
    })),
  ];
}
