import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  londonDay,
  safetyConcernCleared,
  safetyConcernRaised,
  type ConcernEnd,
  type ConcernNoted,
  type FieldProblem,
  type RaiseConcern,
} from '@waymark/contracts';
import { commandCause, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { PlaceList } from '../domain/place-list.js';
import { unknownPlaces } from '../domain/place-problems.js';
import { SELF } from '../domain/sender.js';
import { ConcernStore, type Concern, type KnownConcern } from '../store/concern.store.js';
import { LookUpPlaces } from './look-up-places.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Nothing but the area is known of a form that is not sent. */
const NOWHERE_ELSE = { gpPractice: 'not-known', gpPlaces: [], bookedUnit: 'not-known' } as const;

/** A sign that needs a call is noted the moment it is marked, without whose it is, and cleared when somebody has seen to it. */
@Injectable()
export class NoteConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly lookUpPlaces: LookUpPlaces,
    private readonly concerns: ConcernStore,
    private readonly places: PlaceList,
  ) {}

  async raise(body: RaiseConcern, by: Caller, traceparent: string): Promise<ConcernNoted> {
    const { concernId } = body;
    const concern = await this.concernOf(body, by);
    return this.unitOfWork.run(async (tx) => {
      const known = await this.concerns.lock(tx, concernId);
      refuseUnlessOwn(known, by);
      if (known?.isCleared !== false) {
        await this.concerns.raise(tx, concern);
        sayRaised(tx, concern, traceparent);
        tx.audit({ action: 'safety-concern.raised', subject: concernId, by: by.subject });
      }
      return { concernId, state: 'raised' };
    });
  }

  clear(
    concernId: string,
    because: ConcernEnd,
    by: Caller,
    traceparent: string,
  ): Promise<ConcernNoted> {
    return this.unitOfWork.run(async (tx) => {
      await this.clearIn(tx, concernId, { because, by, traceparent });
      return { concernId, state: 'cleared' };
    });
  }

  /** Within the transaction in which the form is received, so that one never happens without the other. */
  async clearIn(
    tx: Transaction,
    concernId: string,
    { because, by, traceparent }: { because: ConcernEnd; by: Caller; traceparent: string },
  ): Promise<void> {
    const known = await this.concerns.lock(tx, concernId);
    if (known === undefined || known.isCleared) return;
    refuseUnlessOwn(known, by);
    const at = this.clock.now();
    await this.concerns.clear(tx, concernId, at, because);
    const cause = commandCause({ id: randomUUID(), subject: concernId, traceparent, urgent: true });
    const data = { concernId, because, at: at.toISOString() };
    tx.publish(safetyConcernCleared.following(cause, data));
    tx.audit({
      action: 'safety-concern.cleared',
      subject: concernId,
      by: by.subject,
      reason: because,
    });
  }

  private async concernOf(
    { concernId: id, team, calls, residencePlaces }: RaiseConcern,
    { organisation, subject: raisedBy }: Caller,
  ): Promise<Concern> {
    if (!CODE.test(organisation)) {
      throw ProblemError.forbidden('The organisation of the token is not a code, like eastham-gp.');
    }
    const raisedAt = this.clock.now();
    const residence = residencePlaces.length > 0 ? 'known' : 'not-known';
    const where = { ...NOWHERE_ELSE, residence, residencePlaces } as const;
    const problems = [...unknownPlaces(where, this.places)];
    if (problems.length > 0) {
      const sentAs = ({ field }: FieldProblem): string => field.replace('where.', '');
      throw ProblemError.unprocessable(problems.map((one) => ({ ...one, field: sentAs(one) })));
    }
    const { landingTeam } = await this.lookUpPlaces.answer(where, undefined, londonDay(raisedAt));
    return { id, organisation, raisedBy, team, calls, landingTeam, raisedAt };
  }
}

// Another's concern is not found, the same words for both; who refer themselves share an organisation only.
function refuseUnlessOwn(known: KnownConcern | undefined, { organisation, subject }: Caller): void {
  if (known === undefined) return;
  const own = known.organisation === organisation;
  if (own && (organisation !== SELF || known.raisedBy === subject)) return;
  throw ProblemError.notFound('concern');
}

function sayRaised(tx: Transaction, concern: Concern, traceparent: string): void {
  const { id: concernId, organisation, calls, landingTeam, raisedAt } = concern;
  const cause = commandCause({ id: randomUUID(), subject: concernId, traceparent, urgent: true });
  const name = organisation === SELF ? 'Self-referral' : concern.team;
  const sender = { organisation, name };
  tx.publish(
    safetyConcernRaised.following(cause, {
      concernId,
      sender,
      calls,
      raisedAt: raisedAt.toISOString(),
      landingTeam,
    }),
  );
}
