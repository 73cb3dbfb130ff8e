import { Injectable } from '@nestjs/common';
import {
  ASSIGNED_TO_NOBODY,
  type CallerRole,
  type ReferralCue,
  type SearchWorklist,
  type Worklist,
  type WorklistExport,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { DirectoryClient } from '../../../clients/directory.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { UnreadCounts } from '../../../layout/unread-counts.js';
import { ColleaguesStore, type Colleague } from '../../../store/colleagues.store.js';
import type { TeamNow } from './team-now.js';
import type { ListFilter } from './worklist-filter.js';

const KEEP_SERVICES: readonly CallerRole[] = ['hub-clinician', 'link-worker'];

export type Cues = ReadonlyMap<string, ReferralCue>;

/** Brings together what routing knows of the work, intake of the person, and this site of the team. */
@Injectable()
export class WorklistDesk {
  constructor(
    private readonly routing: RoutingClient,
    private readonly intake: IntakeClient,
    private readonly colleagues: ColleaguesStore,
    private readonly directory: DirectoryClient,
    private readonly unread: UnreadCounts,
  ) {}

  /** How the team stands for those who refer, and what it has not read. */
  async teamNow(caller: Caller): Promise<TeamNow> {
    const keepsService = caller.roles.some((role) => KEEP_SERVICES.includes(role));
    const [service, unread] = await Promise.all([
      keepsService
        ? ifAnswered(ifFound(this.directory.service(caller, caller.organisation)))
        : Promise.resolve(undefined),
      this.unread.of(caller),
    ]);
    return { service, unread, keepsService };
  }

  async page(
    caller: Caller,
    filter: ListFilter,
    page: number,
  ): Promise<{ worklist: Worklist; cues: Cues | undefined; colleagues: readonly Colleague[] }> {
    const [colleagues, { worklist, cues }] = await Promise.all([
      this.colleagues.of(caller.organisation),
      this.rows(caller, filter, page),
    ]);
    return { worklist, cues, colleagues };
  }

  async export(
    caller: Caller,
    filter: ListFilter,
  ): Promise<{
    exported: WorklistExport;
    cues: Cues | undefined;
    colleagues: readonly Colleague[];
  }> {
    const exported = await this.routing.exportWorklist(caller, await this.asked(caller, filter));
    const [colleagues, cues] = await Promise.all([
      this.colleagues.of(caller.organisation),
      this.cues(caller, exported),
    ]);
    return { exported, cues, colleagues };
  }

  /** The referral that comes after one of them; undefined where that was the last, or nobody can tell. */
  async next(caller: Caller, filter: ListFilter, after: string): Promise<string | undefined> {
    const body = await this.asked(caller, filter);
    return (await ifAnswered(this.routing.nextInWorklist(caller, { ...body, after })))?.referralId;
  }

  /** The subject of somebody of the team. */
  async colleague(caller: Caller, accountId: string): Promise<string | undefined> {
    const colleagues = await this.colleagues.of(caller.organisation);
    return colleagues.find((one) => one.accountId === accountId)?.subject;
  }

  async arrivals(caller: Caller, filter: ListFilter, since: string): Promise<number> {
    const { show: _show, sort: _sort, ...narrowed } = filter;
    const { among: _among, team: _team, ...query } = await this.asked(caller, without(narrowed));
    return (await this.routing.arrivals(caller, { ...query, since })).count;
  }

  /** The filter in the words of the services; who is in the team is looked for only where it names one of them. */
  private async asked(
    caller: Caller,
    { assigned, interpreter, ...body }: ListFilter,
  ): Promise<SearchWorklist> {
    const [assignedTo, team, found] = await Promise.all([
      this.subjectOf(caller, assigned),
      assigned === ASSIGNED_TO_NOBODY ? this.colleagues.of(caller.organisation) : undefined,
      interpreter === undefined ? undefined : this.intake.byInterpreter(caller, interpreter),
    ]);
    return {
      ...body,
      ...(assignedTo !== undefined && { assignedTo }),
      // Whoever has left the team looks after nothing: what was given to them is with nobody.
      ...(team !== undefined && { team: team.map(({ subject }) => subject) }),
      ...(found !== undefined && { among: found.referralIds }),
    };
  }

  // Somebody who has left the team has nothing assigned that could be found.
  private async subjectOf(
    caller: Caller,
    assigned: string | undefined,
  ): Promise<string | undefined> {
    if (assigned === undefined || assigned === ASSIGNED_TO_NOBODY) return assigned;
    return (await this.colleague(caller, assigned)) ?? 'left-the-team';
  }

  private async rows(
    caller: Caller,
    filter: ListFilter,
    page: number,
  ): Promise<{ worklist: Worklist; cues: Cues | undefined }> {
    const body = await this.asked(caller, filter);
    const worklist = await this.routing.searchWorklist(caller, { ...body, page });
    return { worklist, cues: await this.cues(caller, worklist) };
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
