import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DestinationKind, Pathway, WorklistItem } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Directory } from '../domain/directory.js';
import { interpreterNote } from '../domain/interpreter.js';
import { makeMove } from '../domain/make-move.js';
import type { MoveContext, MoveRequest, Offerable } from '../domain/move-request.js';
import { offerable } from '../domain/offerable.js';
import type { Refusal } from '../domain/refusal.js';
import { onlyBeside } from '../domain/only-beside.js';
import type { Placement } from '../domain/placement.js';
import { isInvolved, itemSeenBy } from '../domain/viewer.js';
import { itemFor } from '../domain/worklist-item.js';
import { PlacementPageView } from '../store/placement.view.js';
import { PlacementStore, type KnownPlacement } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { moveContext } from './move-context.js';
import { RecordChange } from './record-change.js';

/** Of what happened meanwhile, the newest. */
const TOLD = 3;

type Naming = 'offer-to' | 'offer-alongside' | 'pass-on' | 'step-up' | 'step-down';

/** A place that is named by its id, looked up here. */
interface Named {
  readonly serviceId: string;
  readonly pathway: Pathway;
}

/** What the caller wants, with places by their ids. */
export type WantedMove =
  | Exclude<MoveRequest, { readonly move: Naming }>
  | ({ readonly move: 'offer-to' | 'offer-alongside' } & Named)
  | {
      readonly move: 'pass-on' | 'step-up' | 'step-down';
      readonly named?: Named;
      readonly kind?: DestinationKind;
      readonly goesOnAlongside: boolean;
    };

export interface MoveCommand {
  readonly referralId: string;
  readonly wanted: WantedMove;
  /** The version the caller has read. */
  readonly version: number;
  readonly byName: string;
  /** What the person wrote or whom they named; kept in the history only. */
  readonly note?: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** A person moves a referral on. Of two who decide at once one wins, and the other hears what happened. */
@Injectable()
export class MoveReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly pages: PlacementPageView,
    private readonly record: RecordChange,
  ) {}

  execute(command: MoveCommand): Promise<CommandResult<WorklistItem>> {
    return this.unitOfWork.command(command.key, async (tx) => {
      const { referralId, version, by, traceparent } = command;
      const known = await this.mayMove(tx, command);
      const { placement: before } = known;
      if (before.version !== version) await this.refuseIfDecided(tx, before, version);

      const directory = await this.directory.at(tx, known.directoryRevision);
      const context = await this.contextOf(tx, known, directory, by);
      const moved = makeMove(before, requestOf(command.wanted, known, directory, context), context);
      if ('refused' in moved) throw refusal(moved.refused);

      // What is said of it may be what makes it urgent.
      const urgent = moved.draft.placement.urgent || moved.draft.death !== undefined;
      const change = await this.record.in(tx, {
        before,
        draft: moved.draft,
        by: {
          at: context.told.now,
          organisation: by.organisation,
          name: command.byName,
          ...noteOf(command),
        },
        cause: commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent }),
      });
      tx.audit({
        action: `placement.${command.wanted.move}`,
        subject: referralId,
        by: by.subject,
      });
      const shown = { now: context.told.now, needsAttention: false };
      return { status: 200, body: itemSeenBy(by, itemFor(change.after, by.organisation, shown)) };
    });
  }

  private async mayMove(tx: Transaction, { referralId, by }: MoveCommand): Promise<KnownPlacement> {
    const known = await this.placements.lockSeenBy(tx, referralId, by);
    if (known === undefined) throw ProblemError.notFound('referral');
    if (isInvolved(known.placement, by.organisation)) return known;
    const access = await this.pages.accessOf(tx, referralId, by.organisation);
    if (access === undefined) throw ProblemError.notFound('referral');
    return known;
  }

  private async contextOf(
    tx: Transaction,
    known: KnownPlacement,
    directory: Directory,
    by: Caller,
  ): Promise<MoveContext> {
    const assessment = await this.placements.newestAssessment(tx, known.placement.referralId);
    return moveContext(known, assessment, directory, { by, now: this.clock.now() });
  }

  private async refuseIfDecided(
    tx: Transaction,
    { referralId, version: stands }: Placement,
    version: number,
  ): Promise<void> {
    const steps = await this.pages.since(tx, referralId, version);
    if (onlyBeside(steps, { read: version, stands })) return;
    const said = steps
      .slice(0, TOLD)
      .map(({ what, by_organisation: by, at }) => `${what} by ${by} at ${at.toISOString()}`)
      .join('; ');
    throw ProblemError.conflict(
      'moved-meanwhile',
      said === ''
        ? `Version ${String(version)} is not the one that stands: read the referral again.`
        : `Since version ${String(version)}: ${said}. Read the referral again before you decide.`,
    );
  }
}

/** What the person wrote, or who interprets: kept in the history, and said by no event. */
function noteOf({ note, wanted }: MoveCommand): { readonly note?: string } {
  if (note !== undefined) return { note };
  const booked = 'interpreterBooked' in wanted ? wanted.interpreterBooked : undefined;
  return booked === undefined ? {} : { note: interpreterNote(booked) };
}

function requestOf(
  wanted: WantedMove,
  { facts }: KnownPlacement,
  directory: Directory,
  { today }: MoveContext,
): MoveRequest {
  const found = (named: Named): Offerable => {
    const to = offerable(directory, named, facts, today);
    if (to !== undefined) return to;
    const message = 'No service of the directory has this id.';
    throw ProblemError.unprocessable([{ field: 'serviceId', rule: 'in-directory', message }]);
  };
  if ('serviceId' in wanted) {
    return { move: wanted.move, to: found(wanted) };
  }
  if (!('goesOnAlongside' in wanted)) return wanted;
  const { named, ...request } = wanted;
  return { ...request, ...(named !== undefined && { to: found(named) }) };
}

const refusal = ({ code, detail, field }: Refusal): ProblemError =>
  field === undefined
    ? ProblemError.conflict(code, detail)
    : ProblemError.unprocessable([{ field, rule: code, message: detail }]);
