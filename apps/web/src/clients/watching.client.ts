import { Injectable } from '@nestjs/common';
import type {
  Consumers,
  DecisionRecord,
  Deliveries,
  DeliveriesQuery,
  MessageBacklog,
  Nudge,
  Nudges,
  NudgeTeam,
  OperatorLog,
  Outcomes,
  ReconciliationFound,
  SaidAgain,
  SayAgain,
  ShowIdentity,
  ShownIdentity,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';
import { ofEachHearer, type AnswerOf, type Hearer } from './hearers.js';
import { ifAnswered, ifFound } from './silence.js';

/** Who hears, what was done by hand, and what was sent: asked of whoever knows. */
@Injectable()
export class WatchingClient {
  constructor(private readonly calls: Calls) {}

  consumers(caller: Caller): Promise<readonly AnswerOf<Consumers>[]> {
    return ofEachHearer(this.calls, caller, '/messaging/consumers');
  }

  operatorLog(caller: Caller): Promise<readonly AnswerOf<OperatorLog>[]> {
    return ofEachHearer(this.calls, caller, '/messaging/operator-log');
  }

  /** What operators did to one referral, in each service. */
  actsOn(caller: Caller, referralId: string): Promise<readonly AnswerOf<OperatorLog>[]> {
    return ofEachHearer(this.calls, caller, `/messaging/operator-log?subject=${referralId}`);
  }

  /** What became of these events in each service that hears. */
  outcomes(caller: Caller, eventIds: readonly string[]): Promise<readonly AnswerOf<Outcomes>[]> {
    return ofEachHearer(this.calls, caller, `/messaging/outcomes?events=${eventIds.join(',')}`);
  }

  /** Has a service say events of one subject once more; whoever has had them does nothing. */
  sayAgain(caller: Caller, service: Hearer, body: SayAgain): Promise<SaidAgain> {
    return this.calls.post(service, '/messaging/said/again', caller, { body });
  }

  /** Whom a referral is about; intake writes down who asks and why before it answers. */
  showIdentity(caller: Caller, referralId: string, body: ShowIdentity): Promise<ShownIdentity> {
    return this.calls.post('intake', `/referrals/${referralId}/shown-identity`, caller, { body });
  }

  /** What routing looked at; undefined where it is silent, or has not heard of the referral. */
  decisionRecord(caller: Caller, referralId: string): Promise<DecisionRecord | undefined> {
    return ifAnswered(
      ifFound(this.calls.get('routing', `/placements/${referralId}/decision-record`, caller)),
    );
  }

  /** Asks whoever owes a late step to look at it; routing writes down who asks and why. */
  nudge(
    caller: Caller,
    referralId: string,
    sent: { readonly body: NudgeTeam; readonly idempotencyKey: string },
  ): Promise<Nudge> {
    return this.calls.post('routing', `/placements/${referralId}/nudge`, caller, sent);
  }

  /** Which teams were asked to look at these; undefined where routing is silent. */
  nudges(caller: Caller, referralIds: readonly string[]): Promise<Nudges | undefined> {
    const body = { referralIds };
    return ifAnswered(
      this.calls.post('routing', '/nudges/search', caller, { body, onlyAsks: true }),
    );
  }

  deliveries(caller: Caller, narrowed: DeliveriesQuery): Promise<Deliveries> {
    return this.calls.get('notification', '/deliveries', caller, { query: { ...narrowed } });
  }

  /** What waits to go out. */
  backlog(caller: Caller): Promise<MessageBacklog> {
    return this.calls.get('notification', '/deliveries/backlog', caller);
  }

  /** The last comparison of the services that has ended; undefined where there was none yet. */
  reconciliation(caller: Caller): Promise<ReconciliationFound | undefined> {
    return ifFound(this.calls.get('operations', '/reconciliations/latest', caller));
  }
}
