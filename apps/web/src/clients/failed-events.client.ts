import { Injectable } from '@nestjs/common';
import type {
  AssignQuarantineGroup,
  BeginQuarantineRun,
  CopyQuarantined,
  CopyTrial,
  DiscardQuarantined,
  InspectedEvent,
  QuarantineCopied,
  QuarantinedEvents,
  QuarantineGroup,
  QuarantineGroups,
  QuarantineRuns,
  QuarantineRunView,
  QuarantineTrial,
  SettleQuarantined,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';
import { ofEachHearer, type AnswerOf, type Hearer } from './hearers.js';

export interface KnownGroup {
  readonly group: QuarantineGroup | undefined;
  readonly runs: readonly QuarantineRunView[];
}

export type RunTurn = 'pause' | 'resume' | 'cancel';
export type GroupTurn = 'archive' | 'return';

const QUARANTINE = '/messaging/quarantine';

/** Events that a service could not apply: each service keeps its own. */
@Injectable()
export class FailedEventsClient {
  constructor(private readonly calls: Calls) {}

  groups(caller: Caller): Promise<readonly AnswerOf<QuarantineGroups>[]> {
    return ofEachHearer(this.calls, caller, `${QUARANTINE}/groups`);
  }

  runs(caller: Caller): Promise<readonly AnswerOf<QuarantineRuns>[]> {
    return ofEachHearer(this.calls, caller, `${QUARANTINE}/runs`);
  }

  /** A group as it waits now, if any of it does, and its runs. */
  async group(caller: Caller, service: Hearer, key: string): Promise<KnownGroup> {
    const [{ groups }, { runs }] = await Promise.all([
      this.calls.get<QuarantineGroups>(service, `${QUARANTINE}/groups`, caller),
      this.calls.get<QuarantineRuns>(service, `${QUARANTINE}/runs`, caller),
    ]);
    return {
      group: groups.find(({ group }) => group === key),
      runs: runs.filter(({ group }) => group === key),
    };
  }

  assign(
    caller: Caller,
    service: Hearer,
    group: string,
    body: AssignQuarantineGroup,
  ): Promise<unknown> {
    return this.calls.post(service, `${QUARANTINE}/groups/${group}/assignment`, caller, { body });
  }

  /** Puts a group aside until it grows, or brings it back. */
  putAside(
    caller: Caller,
    service: Hearer,
    {
      group,
      turn,
      reason,
    }: { readonly group: string; readonly turn: GroupTurn; readonly reason: string },
  ): Promise<unknown> {
    const body = { reason };
    return this.calls.post(service, `${QUARANTINE}/groups/${group}/${turn}`, caller, { body });
  }

  waiting(caller: Caller, service: Hearer, group: string): Promise<QuarantinedEvents> {
    return this.calls.get(service, QUARANTINE, caller, { query: { group } });
  }

  inspect(caller: Caller, service: Hearer, id: string): Promise<InspectedEvent> {
    return this.calls.get(service, `${QUARANTINE}/${id}`, caller);
  }

  /** What a replay would do; nothing is changed. */
  dryRun(caller: Caller, service: Hearer, id: string): Promise<QuarantineTrial> {
    return this.calls.post(service, `${QUARANTINE}/${id}/dry-run`, caller, { body: {} });
  }

  replay(caller: Caller, service: Hearer, id: string, body: SettleQuarantined): Promise<unknown> {
    return this.calls.post(service, `${QUARANTINE}/${id}/replay`, caller, { body });
  }

  discard(caller: Caller, service: Hearer, id: string, body: DiscardQuarantined): Promise<unknown> {
    return this.calls.post(service, `${QUARANTINE}/${id}/discard`, caller, { body });
  }

  tryCopy(caller: Caller, service: Hearer, id: string, body: CopyQuarantined): Promise<CopyTrial> {
    return this.calls.post(service, `${QUARANTINE}/${id}/copy/dry-run`, caller, { body });
  }

  copy(
    caller: Caller,
    service: Hearer,
    id: string,
    body: CopyQuarantined,
  ): Promise<QuarantineCopied> {
    return this.calls.post(service, `${QUARANTINE}/${id}/copy`, caller, { body });
  }

  run(caller: Caller, service: Hearer, runId: string): Promise<QuarantineRunView> {
    return this.calls.get(service, `${QUARANTINE}/runs/${runId}`, caller);
  }

  begin(caller: Caller, service: Hearer, body: BeginQuarantineRun): Promise<QuarantineRunView> {
    return this.calls.post(service, `${QUARANTINE}/runs`, caller, { body });
  }

  turn(
    caller: Caller,
    service: Hearer,
    {
      runId,
      turn,
      reason,
    }: { readonly runId: string; readonly turn: RunTurn; readonly reason: string },
  ): Promise<QuarantineRunView> {
    const body = { reason };
    return this.calls.post(service, `${QUARANTINE}/runs/${runId}/${turn}`, caller, { body });
  }
}
