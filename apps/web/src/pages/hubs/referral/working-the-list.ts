import { Injectable } from '@nestjs/common';
import { Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { signedInOf } from '../../../sign-in/signed-in.js';
import { ColleaguesStore, type Colleague } from '../../../store/colleagues.store.js';
import { OpenPagesStore, type OpenPage } from '../../../store/open-pages.store.js';
import { SkipsStore, type Skip, type SkipReason } from '../../../store/skips.store.js';
import { WorklistDesk } from '../worklist/worklist-desk.js';
import { carrying, listFrom, listPath } from '../worklist/worklist-filter.js';

/** Who works here, for what is only between colleagues. */
interface Here {
  readonly organisation: string;
  readonly accountId: string;
  readonly at: Date;
}

export interface AmongColleagues {
  /** Who else has it open. */
  readonly open: OpenPage | undefined;
  readonly skip: Skip | undefined;
}

/** Going through a list one referral after another, and not getting in a colleague's way. */
@Injectable()
export class WorkingTheList {
  constructor(
    private readonly desk: WorklistDesk,
    private readonly openPages: OpenPagesStore,
    private readonly skips: SkipsStore,
    private readonly team: ColleaguesStore,
    private readonly clock: Clock,
  ) {}

  colleagues({ organisation }: Caller): Promise<readonly Colleague[]> {
    return this.team.of(organisation);
  }

  /** From now on colleagues see that it is open. */
  async opened(request: Request, caller: Caller, id: string): Promise<AmongColleagues> {
    const here = this.here(request, caller);
    if (here === undefined) return { open: undefined, skip: undefined };
    const [[open], skip] = await Promise.all([
      this.openPages.byOthers(here, id),
      this.skips.last(id, here.organisation, here.at),
      this.openPages.opened(id, here),
    ]);
    return { open, skip };
  }

  async left(request: Request, caller: Caller, id: string): Promise<void> {
    const here = this.here(request, caller);
    if (here !== undefined) await this.openPages.left(id, here.organisation, here.accountId);
  }

  async skipped(
    request: Request,
    caller: Caller,
    id: string,
    reason: SkipReason | undefined,
  ): Promise<void> {
    const here = this.here(request, caller);
    if (here === undefined) return;
    await this.skips.add({ referralId: id, reason, ...here });
    await this.openPages.left(id, here.organisation, here.accountId);
  }

  /** Where the next one is; where that was the last, the list itself. Asked before a decision takes it out of the list. */
  async next(caller: Caller, id: string, carried: unknown): Promise<string> {
    const filter = listFrom(carried) ?? {};
    const next = await this.desk.next(caller, filter, id);
    return next === undefined
      ? listPath(filter, { said: 'end' })
      : `/worklist/${next}${carrying(filter)}`;
  }

  private here(request: Request, { organisation }: Caller): Here | undefined {
    const accountId = signedInOf(request)?.account.id;
    return accountId === undefined ? undefined : { organisation, accountId, at: this.clock.now() };
  }
}
