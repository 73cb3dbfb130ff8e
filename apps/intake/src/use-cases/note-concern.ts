import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  londonDay,
  safetyConcernCleared,
  safetyConcernRaised,
  type ClearConcern,
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
    const { concernId, changedAt } = body;
    const concern = await this.concernOf(body, by);
    return this.unitOfWork.run(async (tx) => {
      const known = await this.concerns.lock(tx, concernId, changedAt);
      refuseUnlessOwn(known, by);
      if (known?.isAsNew === true) return { concernId, state: stateOf(known) };
      if (known?.isCleared === false) {
        await this.concerns.changed(tx, concernId, changedAt);
      } else {
        await this.concerns.raise(tx, concern);
        sayRaised(tx, concern, traceparent);
        tx.audit({ action: 'safety-concern.raised', subject: concernId, by: by.subject });
      }
      return { concernId, state: 'raised' };
    });
  }

  clear(
    concernId: string,
    body: ClearConcern,
    by: Caller,
    traceparent: string,
  ): Promise<ConcernNoted> {
    return this.unitOfWork.run(async (tx) => ({
      concernId,
      state: await this.clearIn(tx, concernId, { ...body, by, traceparent }),
    }));
  }

  /** Within the transaction in which the form is received, so that one never happens without the other. */
  async clearIn(
    tx: Transaction,
    concernId: string,
    { because, changedAt, by, traceparent }: ClearConcern & { by: Caller; traceparent: string },
  ): Promise<ConcernNoted['state']> {
    const known = await this.concerns.lock(tx, concernId, changedAt);
    if (known === undefined || (known.isCleared && !isOwn(known, by))) return 'cleared';
    refuseUnlessOwn(known, by);
    if (known.isAsNew) return stateOf(known);
    await this.concerns.changed(tx, concernId, changedAt);
    if (known.isCleared) return 'cleared';
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
    return 'cleared';
  }

  private async concernOf(
    { concernId: id, team, calls, residencePlaces, changedAt }: RaiseConcern,
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
    return { id, organisation, raisedBy, team, calls, landingTeam, raisedAt, changedAt };
  }
}

const stateOf = ({ isCleared }: KnownConcern): ConcernNoted['state'] =>
  isCleared ? 'cleared' : 'raised';

// Another's concern is not found, the same words for both; who refer themselves share an organisation only.
function refuseUnlessOwn(known: KnownConcern | undefined, by: Caller): void {
  if (known !== undefined && !isOwn(known, by)) throw ProblemError.notFound('concern');
}

const isOwn = (known: KnownConcern, { organisation, subject }: Caller): boolean =>
  known.organisation === organisation && (organisation !== SELF || known.raisedBy === subject);

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
