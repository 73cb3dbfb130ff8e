import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type {
  Arrivals,
  ArrivalsQuery,
  AssignReferrals,
  ConcernTasks,
  Directory,
  MoveReferral,
  MovesNow,
  NextInWorklist,
  NextOfWorklist,
  PlacementView,
  ReferralsAssigned,
  RestrictionView,
  SearchWorklist,
  SettleConcern,
  Worklist,
  WorklistExport,
} from '@waymark/contracts';
import { ProblemError, RestrictedRecord, type Caller } from '@waymark/platform';
import { say } from '../language/say.js';
import { Calls } from './calls.js';
import { BEING_OPENED, ifOpen, onceOpen } from './closed-record.js';
import { ifAnswered } from './silence.js';

/** What can be posted to a placement, by the last part of its address. */
export type MovePath =
  | 'acknowledgement'
  | 'acceptance'
  | 'decline'
  | 'question'
  | 'reconfirmation'
  | 'offer'
  | 'call'
  | 'receipt'
  | 'waiting-list'
  | 'care'
  | 'pause'
  | 'resumption'
  | 'onward'
  | 'step-up'
  | 'step-down'
  | 'take-back'
  | 'alongside-offer'
  | 'worse'
  | 'review'
  | 'appointment'
  | 'appointment-confirmation'
  | 'appointment-outcome'
  | 'contact'
  | 'closure'
  | 'death'
  | 'death-correction'
  | 'appointment-correction'
  | 'contact-correction'
  | 'acceptance-correction'
  | 'death-review'
  | 'reopening'
  | 'finished-task';

/** Routing: who holds her, who owes what by when, and what may be done now. */
@Injectable()
export class RoutingClient {
  constructor(private readonly calls: Calls) {}

  searchWorklist(caller: Caller, body: SearchWorklist): Promise<Worklist> {
    return this.calls.post('routing', '/worklist/search', caller, { body, onlyAsks: true });
  }

  /** Leaves Waymark: routing keeps who took it. */
  exportWorklist(caller: Caller, body: SearchWorklist): Promise<WorklistExport> {
    return this.calls.post('routing', '/worklist/export', caller, { body });
  }

  nextInWorklist(caller: Caller, body: NextInWorklist): Promise<NextOfWorklist> {
    return this.calls.post('routing', '/worklist/next', caller, { body, onlyAsks: true });
  }

  arrivals(caller: Caller, { ...query }: ArrivalsQuery): Promise<Arrivals> {
    return this.calls.get('routing', '/worklist/arrivals', caller, { query });
  }

  assign(
    caller: Caller,
    body: AssignReferrals,
    idempotencyKey: string,
  ): Promise<ReferralsAssigned> {
    return this.calls.post('routing', '/worklist/assignments', caller, { body, idempotencyKey });
  }

  /** Calls that the team has to see to, because a form with a sign was not sent. */
  concerns(caller: Caller): Promise<ConcernTasks> {
    return this.calls.get('routing', '/safety-concerns', caller);
  }

  settleConcern(caller: Caller, id: string, body: SettleConcern): Promise<unknown> {
    return this.calls.post('routing', `/safety-concerns/${id}/settlement`, caller, { body });
  }

  /**
   * Closed where routing says so, unless intake has opened it a moment ago and routing is about to hear of it.
   * @throws ProblemError, 403 `restricted`; 503 `being-opened`
   */
  async placement(caller: Caller, referralId: string): Promise<PlacementView> {
    const ask = (): Promise<PlacementView> =>
      this.calls.get('routing', `/placements/${referralId}`, caller);
    const placement = await ifOpen(ask());
    if (placement !== undefined) return placement;
    const restriction = `/referrals/${referralId}/restriction`;
    const found = await ifAnswered(this.calls.get<RestrictionView>('intake', restriction, caller));
    if (found?.open !== true) throw new RestrictedRecord();
    const opened = await onceOpen(ask, (ms) => setTimeout(ms));
    if (opened === undefined) throw beingOpened();
    return opened;
  }

  /** What may be done now, and what would follow. */
  movesNow(caller: Caller, referralId: string): Promise<MovesNow> {
    return this.calls.get('routing', `/placements/${referralId}/moves`, caller);
  }

  services(caller: Caller): Promise<Directory> {
    return this.calls.get('routing', '/services', caller);
  }

  move(
    caller: Caller,
    referralId: string,
    path: MovePath,
    sent: { readonly body: MoveReferral; readonly idempotencyKey: string },
  ): Promise<unknown> {
    return this.calls.post('routing', `/placements/${referralId}/${path}`, caller, sent);
  }
}

const beingOpened = (): ProblemError =>
  new ProblemError({
    status: 503,
    code: BEING_OPENED,
    title: say`This record is being opened`,
    detail: say`It is open to you, and not everywhere yet. Please try again in a moment.`,
  });
