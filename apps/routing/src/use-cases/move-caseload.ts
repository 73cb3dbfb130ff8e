import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay } from '@waymark/contracts';
import { commandCause, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, newTraceparent } from '@waymark/platform';
import { called, isOpenOn, serviceOn } from '@waymark/routing-order';
import type { Draft } from '../domain/change.js';
import { londonInstant } from '../domain/clock.js';
import type { Closing } from '../domain/closing/closing.js';
import { moveCase, stillThere } from '../domain/closing/move-case.js';
import { successorOf } from '../domain/closing/successor-of.js';
import type { Placement } from '../domain/placement.js';
import { ClosureStore, type KeptCase, type KeptClosure } from '../store/closure.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

const AGAIN_AFTER_MS = 10 * 60_000;
const ONCE_CLOSED_AFTER_MS = 60 * 60_000;
const MOST_TRIES = 3;

/** A service that closes, as it was due to be looked at. */
export type ClosureToRun = KeptClosure;

/** What there is to do in one look at a service that closes. */
export interface CaseloadLook {
  readonly toMove: readonly string[];
  /** The day has come, and the service still has a part in these. */
  readonly stillHere: readonly string[];
}

/** Moves the caseload of a service that closes, one referral a transaction: begun again anywhere, it doubles and leaves nobody. */
@Injectable()
export class MoveCaseload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly closures: ClosureStore,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  due(): Promise<readonly KeptClosure[]> {
    return this.unitOfWork.run((tx) => this.closures.due(tx, this.clock.now()));
  }

  /** Who has come since the list was made comes onto it, until the day and after it. */
  look({ closureId, serviceId, record: { on, successorId } }: KeptClosure): Promise<CaseloadLook> {
    return this.unitOfWork.run(async (tx) => {
      const closure = await this.closures.lock(tx, closureId, 'change');
      if (closure === undefined || closure.state === 'cancelled') {
        return { toMove: [], stillHere: [] };
      }
      const caseload = await this.closures.caseload(tx, serviceId);
      const listed = caseload.map((referralId) => ({ referralId, successorId }));
      await this.closures.addCases(tx, closureId, listed);
      const toMove = await this.closures.toBeMoved(tx, closureId);
      return { toMove, stillHere: londonDay(this.clock.now()) < on ? [] : caseload };
    });
  }

  /** Moves one referral, once: what is done with it and that it was done commit together. */
  move({ closureId }: KeptClosure, referralId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const known = await this.placements.lock(tx, referralId);
      const closure = await this.closures.lock(tx, closureId, 'run-a-case');
      if (known === undefined || closure?.state !== 'under-way') return;
      const found = await this.closures.lockCase(tx, closureId, referralId);
      if (found === undefined || !isToBeMoved(found)) return;
      const { placement: before } = known;
      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const { successorId } = found;
      const successor = successorOf(
        directory,
        known,
        { closes: closure.serviceId, successorId: successorId ?? undefined },
        londonDay(told.now),
      );
      const closing = this.closingOf(closure);
      const asked = found.state === 'asking';
      const moved = moveCase(before, { closing, successor, asked }, told);
      if (moved?.draft !== undefined) {
        await this.keep(tx, { before, draft: moved.draft, closure, at: told.now });
      }
      await this.closures.saveCase(tx, closureId, {
        referralId,
        tries: 0,
        state: moved === undefined ? 'gone' : moved.does === 'ask-her' ? 'asking' : 'done',
        does: moved?.does ?? null,
        because: moved?.because ?? null,
      });
    });
  }

  /** It could not be moved now: tried again a few times, then shown with what to do. The service goes on as before. */
  failed({ closureId }: KeptClosure, referralId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.closures.lockCase(tx, closureId, referralId);
      if (found === undefined || !isToBeMoved(found)) return;
      const tries = found.tries + 1;
      const state = tries < MOST_TRIES ? found.state : 'failed';
      const { does } = found;
      await this.closures.saveCase(tx, closureId, {
        referralId,
        state,
        does,
        because: FAILED,
        tries,
      });
    });
  }

  /** The day has come and she is still there: the landing team is asked. */
  ask({ closureId }: KeptClosure, referralId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const known = await this.placements.lock(tx, referralId);
      const closure = await this.closures.lock(tx, closureId, 'run-a-case');
      if (known === undefined || closure === undefined || closure.state === 'cancelled') return;
      const { placement: before } = known;
      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const draft = stillThere(before, this.closingOf(closure), told);
      if (draft !== undefined) await this.keep(tx, { before, draft, closure, at: told.now });
    });
  }

  /** When to look again: soon while something is to be done, on the day, and now and then for whoever comes back. */
  looked({ closureId }: KeptClosure): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const closure = await this.closures.lock(tx, closureId, 'change');
      if (closure === undefined || closure.state === 'cancelled') return;
      const { serviceId, record } = closure;
      const now = this.clock.now();
      const today = londonDay(now);
      const left = await this.closures.toBeMoved(tx, closureId);
      if (today < record.on) {
        const soon = now.getTime() + AGAIN_AFTER_MS;
        const day = londonInstant(record.on, 0).getTime();
        await this.closures.save(tx, closureId, closure.state, new Date(Math.min(soon, day)));
        return;
      }
      await this.directory.keepUp(tx);
      const isOpenAgain = isOpenOn(serviceOn(this.directory.latest, serviceId, today), today);
      const { stillHere, failed } = await this.closures.counts(tx, closure);
      const isDone = left.length === 0 && failed === 0 && stillHere === 0;
      const again = new Date(
        now.getTime() + (left.length > 0 ? AGAIN_AFTER_MS : ONCE_CLOSED_AFTER_MS),
      );
      // A closed service may have somebody again who is referred back to it: looked at for as long as it is closed.
      await this.closures.save(
        tx,
        closureId,
        isDone || isOpenAgain ? 'done' : 'under-way',
        isOpenAgain ? undefined : again,
      );
    });
  }

  private async keep(
    tx: Transaction,
    {
      before,
      draft,
      closure,
      at,
    }: {
      readonly before: Placement;
      readonly draft: Draft;
      readonly closure: KeptClosure;
      readonly at: Date;
    },
  ): Promise<void> {
    const cause = commandCause({
      id: randomUUID(),
      subject: before.referralId,
      traceparent: newTraceparent(),
      urgent: before.urgent,
    });
    const by = { at, organisation: closure.byOrganisation, name: closure.byName };
    await this.record.in(tx, { before, draft, by, cause });
    tx.audit({
      action: 'placement.closing',
      subject: before.referralId,
      by: closure.byOrganisation,
      reason: closure.closureId,
    });
  }

  private closingOf({ serviceId, record: { on, reason } }: KeptClosure): Closing {
    const service = this.directory.latest.services.get(serviceId);
    return { serviceId, on, reason, name: service === undefined ? serviceId : called(service) };
  }
}

const isToBeMoved = ({ state }: KeptCase): boolean => state === 'to-do' || state === 'asking';

const FAILED =
  'A technical fault stopped this one; nothing has moved and your team goes on. Try again, or pass the person on from their own page.';
