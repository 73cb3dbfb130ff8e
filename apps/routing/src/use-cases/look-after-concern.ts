import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  safetyConcernSettled,
  safetyConcernTaskOpened,
  type Cause,
  type ConcernSettled,
  type ConcernTasks,
  type SafetyConcernCleared,
  type SafetyConcernRaised,
  type SettleConcern,
} from '@waymark/contracts';
import { causeOf, commandCause, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, newTraceparent, ProblemError, type Caller } from '@waymark/platform';
import { stepOf, type Told } from '../domain/change.js';
import {
  clockSays,
  maySettle,
  raised,
  settled,
  type SafetyConcern,
} from '../domain/safety-concern.js';
import { ConcernStore } from '../store/concern.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { toldAt } from './told.js';

const MOST_AT_ONCE = 100;

/** A sign was marked in a form that nobody has sent: somebody sees to the call, whoever wrote it. */
@Injectable()
export class LookAfterConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly concerns: ConcernStore,
  ) {}

  raised(event: SafetyConcernRaised): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const known = await this.concerns.lock(tx, event.data.concernId);
      await this.concerns.save(tx, raised(known, event.data));
    });
  }

  cleared(event: SafetyConcernCleared): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const known = await this.concerns.lock(tx, event.data.concernId);
      const after = known && settled(known, event.data.because);
      if (after === undefined) return;
      await this.concerns.save(tx, after);
      sayWhatStands(tx, after, causeOf(event));
    });
  }

  due(butFor: readonly string[] = []): Promise<readonly string[]> {
    const asked = { most: MOST_AT_ONCE, butFor };
    return this.unitOfWork.run((tx) => this.concerns.due(tx, this.clock.now(), asked));
  }

  timeWentBy(concernId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const before = await this.concerns.lock(tx, concernId);
      if (before === undefined) return;
      const after = clockSays(before, this.toldFor(before));
      if (after === undefined) return;
      await this.concerns.save(tx, after);
      // The last to be asked is late: nobody else is there to be asked.
      if (after.version !== before.version) sayWhatStands(tx, after, timer(concernId));
    });
  }

  tasksOf({ organisation, subject }: Caller): Promise<ConcernTasks> {
    return this.unitOfWork.run(async (tx) => {
      const open = await this.concerns.openOf(tx, organisation);
      const action = 'safety-concerns.read';
      tx.audit({ action, subject: organisation, by: subject });
      const now = this.clock.now().getTime();
      return { tasks: open.flatMap((concern) => taskOf(concern, now)) };
    });
  }

  settle(
    concernId: string,
    body: SettleConcern,
    by: Caller,
    traceparent: string,
  ): Promise<ConcernSettled> {
    refuseUnlessSaid(body);
    return this.unitOfWork.run(async (tx) => {
      const before = await this.concerns.lock(tx, concernId);
      const { organisation } = by;
      if (before === undefined || !maySettle(before, organisation, this.toldFor(before))) {
        throw ProblemError.notFound('concern');
      }
      const after = settled(before, body.outcome);
      if (after === undefined) throw settledAlready(before);
      if (body.version !== before.version) throw movedMeanwhile();
      const note = JSON.stringify(body.call ?? body.because);
      await this.concerns.save(tx, after, { organisation, name: body.byName, note });
      const cause = { id: randomUUID(), subject: concernId, traceparent, urgent: true };
      sayWhatStands(tx, after, commandCause(cause));
      const { outcome: reason } = body;
      tx.audit({ action: 'safety-concern.settled', subject: concernId, by: by.subject, reason });
      return { concernId, version: after.version };
    });
  }

  private toldFor(concern: SafetyConcern): Told {
    return toldAt(this.clock.now(), this.directory.latest, concern);
  }
}

const timer = (subject: string): Cause =>
  commandCause({ id: randomUUID(), subject, traceparent: newTraceparent(), urgent: true });

function sayWhatStands(
  tx: Transaction,
  { concernId, version, state }: SafetyConcern,
  cause: Cause,
): void {
  if (state.is === 'open') {
    const nextStep = stepOf(state.step);
    tx.publish(safetyConcernTaskOpened.following(cause, { concernId, version, nextStep }));
  } else if (state.is === 'settled') {
    const { outcome } = state;
    tx.publish(safetyConcernSettled.following(cause, { concernId, version, outcome }));
  }
}

function taskOf(concern: SafetyConcern, now: number): ConcernTasks['tasks'] {
  const { concernId, raisedAt, calls, team, version, state } = concern;
  if (state.is !== 'open') return [];
  const overdue = Date.parse(state.step.dueAt) <= now;
  return [{ concernId, raisedAt, calls, team, nextStep: stepOf(state.step), overdue, version }];
}

function refuseUnlessSaid({ outcome, call, because }: SettleConcern): void {
  if (outcome === 'call-taken' && call === undefined) {
    const message = 'Say who took the call, whom you called and when.';
    throw ProblemError.unprocessable([{ field: 'call', rule: 'call-needed', message }]);
  }
  if (outcome === 'no-call-needed' && because === undefined) {
    const message = 'Say why no call is needed.';
    throw ProblemError.unprocessable([{ field: 'because', rule: 'reason-needed', message }]);
  }
}

const settledAlready = ({ state }: SafetyConcern): ProblemError =>
  ProblemError.conflict(
    'settled-already',
    `Nobody has to look after this any longer: ${state.is === 'settled' ? state.outcome.replaceAll('-', ' ') : ''}.`,
  );

const movedMeanwhile = (): ProblemError =>
  ProblemError.conflict('moved-meanwhile', 'This task has moved meanwhile: read it again first.');
