import { Injectable } from '@nestjs/common';
import {
  ASSIGNED_TO_NOBODY,
  type ReferralCue,
  type SearchWorklist,
  type Worklist,
  type WorklistExport,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { ColleaguesStore, type Colleague } from '../../../store/colleagues.store.js';
import type { ListFilter } from './worklist-filter.js';

/** A worklist as it is asked for, with who is in the team. */
export interface AskedList {
  readonly body: SearchWorklist;
  readonly colleagues: readonly Colleague[];
}

export type Cues = ReadonlyMap<string, ReferralCue>;

/** Brings together what routing knows of the work, intake of the person, and this site of the team. */
@Injectable()
export class WorklistDesk {
  constructor(
    private readonly routing: RoutingClient,
    private readonly intake: IntakeClient,
    private readonly colleagues: ColleaguesStore,
  ) {}

  async asked(caller: Caller, filter: ListFilter): Promise<AskedList> {
    const { assigned, interpreter, ...body } = filter;
    const [colleagues, found] = await Promise.all([
      this.colleagues.of(caller.organisation),
      interpreter === undefined ? undefined : this.intake.byInterpreter(caller, interpreter),
    ]);
    const assignedTo = subjectOf(assigned, colleagues);
    return {
      colleagues,
      body: {
        ...body,
        ...(assignedTo !== undefined && { assignedTo }),
        ...(found !== undefined && { among: found.referralIds }),
      },
    };
  }

  async page(
    caller: Caller,
    filter: ListFilter,
    page: number,
  ): Promise<{ worklist: Worklist; cues: Cues | undefined; colleagues: readonly Colleague[] }> {
    const { body, colleagues } = await this.asked(caller, filter);
    const worklist = await this.routing.searchWorklist(caller, { ...body, page });
    return { worklist, colleagues, cues: await this.cues(caller, worklist) };
  }

  async export(
    caller: Caller,
    filter: ListFilter,
  ): Promise<{
    exported: WorklistExport;
    cues: Cues | undefined;
    colleagues: readonly Colleague[];
  }> {
    const { body, colleagues } = await this.asked(caller, filter);
    const exported = await this.routing.exportWorklist(caller, body);
    return { exported, colleagues, cues: await this.cues(caller, exported) };
  }

  /** The referral that comes after one of them; undefined where that was the last, or nobody can tell. */
  async next(caller: Caller, filter: ListFilter, after: string): Promise<string | undefined> {
    const { body } = await this.asked(caller, filter);
    return (await ifAnswered(this.routing.nextInWorklist(caller, { ...body, after })))?.referralId;
  }

  /** The subject of somebody of the team. */
  async colleague(caller: Caller, accountId: string): Promise<string | undefined> {
    const colleagues = await this.colleagues.of(caller.organisation);
    return colleagues.find((one) => one.accountId === accountId)?.subject;
  }

  async arrivals(caller: Caller, filter: ListFilter, since: string): Promise<number> {
    const { show: _show, sort: _sort, ...narrowed } = filter;
    const { among: _among, ...query } = (await this.asked(caller, without(narrowed))).body;
    return (await this.routing.arrivals(caller, { ...query, since })).count;
  }

  /** Undefined while intake is silent: then nothing is called safe. */
  private async cues(
    caller: Caller,
    { items }: Pick<Worklist, 'items'>,
  ): Promise<Cues | undefined> {
    const referralIds = [...new Set(items.map(({ referralId }) => referralId))];
    if (referralIds.length === 0) return new Map();
    const found = await ifAnswered(this.intake.cues(caller, { referralIds }));
    return found && new Map(found.cues.map((cue) => [cue.referralId, cue]));
  }
}

// Who needs an interpreter is not asked anew every minute.
const without = ({ interpreter: _interpreter, ...filter }: ListFilter): ListFilter => filter;

// Somebody who has left the team has nothing assigned that could be found.
function subjectOf(
  assigned: string | undefined,
  colleagues: readonly Colleague[],
): string | undefined {
  if (assigned === undefined || assigned === ASSIGNED_TO_NOBODY) return assigned;
  return colleagues.find(({ accountId }) => accountId === assigned)?.subject ?? 'left-the-team';
}
