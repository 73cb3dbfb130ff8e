import { Injectable } from '@nestjs/common';
import {
  referralGoesWith,
  type MissingAnswer,
  type NextStep,
  type PlacementChange,
  type ReferralClosed,
  type ReferralDeathCorrected,
  type ReferralDeathRecorded,
  type ReferralGoesWith,
  type ReferralParted,
  type ReferralReopened,
  type WaymarkEvent,
} from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import type { Progress } from '../domain/progress-words.js';
import type { AccessKind } from '../domain/viewer.js';
import { ProgressStore } from '../store/progress.store.js';
import { FactsAfterDeath } from './facts-after-death.js';

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
    private readonly factsAfterDeath: FactsAfterDeath,
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

  /** What goes with another referral of the same person: read by whoever leads, or by itself again. */
  linked(
    event: ReferralGoesWith | ReferralParted,
    progressOf: (change: PlacementChange, told: { readonly self: boolean }) => Progress,
  ): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const { referralId, holder, nextStep } = event.data;
      const self = await this.progress.isSelfReferral(tx, referralId);
      this.keep(tx, event, progressOf(event.data, { self }), {});
      for (const organisation of teamsThatLead(event, [holder?.organisation, nextStep?.owner])) {
        const grant = { referralId, organisation, kind: 'lead', from: event.time } as const;
        this.progress.grant(tx, grant);
      }
    });
  }

  close(event: ReferralClosed, progress: Progress): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.keep(tx, event, progress, {});
      const { referralId, outcome } = event.data;
      await this.progress.close(tx, { referralId, at: event.time, outcome });
    });
  }

  /** Her address leaves intake no more after a death, or again where that was a mistake; a baby’s changes the facts. */
  death(
    event: ReferralDeathRecorded | ReferralDeathCorrected,
    progress: Progress,
    messages: 'stop' | 'may-go',
  ): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.keep(tx, event, progress, {});
      await this.progress.stopMessages(tx, event.data.referralId, messages === 'stop');
      await this.factsAfterDeath.in(tx, event);
    });
  }

  reopen(event: ReferralReopened, progress: Progress): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.keep(tx, event, progress, {});
      const { referralId, reason } = event.data;
      await this.progress.reopen(tx, referralId);
      if (reason === 'death-recorded-by-mistake')
        await this.progress.stopMessages(tx, referralId, false);
    });
  }

  /** It leaves a place that never took it, or that the person does not want: that place reads no more. */
  leaves(
    event: PlacementEvent,
    progress: Progress,
    from: { readonly organisation: string; readonly kind: AccessKind },
  ): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      this.keep(tx, event, progress, {});
      await this.progress.endAccess(tx, { ...from, referralId: event.data.referralId });
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

// Services only: a sending team sees nobody's referral but its own, and coordinators are seen to below.
function teamsThatLead(
  { type, data: { holder } }: ReferralGoesWith | ReferralParted,
  organisations: readonly (string | undefined)[],
): readonly string[] {
  if (type !== referralGoesWith.type) return [];
  const sending = holder?.kind === 'sending-team' ? holder.organisation : undefined;
  return [...new Set(organisations)]
    .filter((organisation) => organisation !== undefined)
    .filter((organisation) => organisation !== sending && !organisation.startsWith(LANDING_TEAM));
}

// Coordinators see a referral as soon as they hold it, owe its next step or a task beside it.
function grantsOf(
  { holder, nextStep, beside }: PlacementChange & { readonly beside?: NextStep },
  { offeredTo }: Brings,
): readonly { readonly organisation: string; readonly kind: AccessKind }[] {
  const coordinators = [holder?.organisation, nextStep?.owner, beside?.owner]
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
