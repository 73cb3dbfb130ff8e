import { Injectable } from '@nestjs/common';
import type {
  Arrivals,
  NextInWorklist,
  NextOfWorklist,
  SearchWorklist,
  Worklist,
  WorklistExport,
  WorklistFilter,
} from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, type Caller } from '@waymark/platform';
import { itemSeenBy } from '../domain/viewer.js';
import { WorklistView, type WorkAsked } from '../store/worklist.view.js';

type Filter = WorkAsked['filter'];

/** What a team has to do; the audit line is committed before anything is answered. */
@Injectable()
export class ReadWorklist {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly worklists: WorklistView,
  ) {}

  page({ page = 1, ...filter }: SearchWorklist, by: Caller): Promise<Worklist> {
    return this.reading(by, async (tx) => {
      const found = await this.worklists.of(tx, this.asked(filter, by), page);
      tx.audit({ action: 'worklist.read', subject: by.organisation, by: by.subject });
      return { ...found, items: found.items.map((item) => itemSeenBy(by, item)) };
    });
  }

  /** Leaves Waymark as a file: who took it, and how much of it, stays known. */
  export({ page: _page, ...filter }: SearchWorklist, by: Caller): Promise<WorklistExport> {
    return this.reading(by, async (tx) => {
      const asked = this.asked(filter, by);
      const items = await this.worklists.all(tx, asked);
      const reason = `rows-${String(items.length)}`;
      tx.audit({ action: 'worklist.exported', subject: by.organisation, by: by.subject, reason });
      return { at: asked.now.toISOString(), items: items.map((item) => itemSeenBy(by, item)) };
    });
  }

  /** Which comes after one of them; only its id, so that reading it is audited as ever. */
  next({ after, ...filter }: NextInWorklist, by: Caller): Promise<NextOfWorklist> {
    return this.reading(by, async (tx) => {
      const referralId = await this.worklists.after(tx, this.asked(filter, by), { after });
      return referralId === undefined ? {} : { referralId };
    });
  }

  /** A number, and nothing of anybody. */
  arrivals(filter: WorklistFilter, since: string, by: Caller): Promise<Arrivals> {
    return this.reading(by, async (tx) => ({
      count: await this.worklists.arrivedSince(tx, this.asked(filter, by), since),
    }));
  }

  private reading<Answer>(
    { organisation, subject }: Caller,
    work: (tx: Transaction) => Promise<Answer>,
  ): Promise<Answer> {
    return this.unitOfWork.readFor({ organisation, subject, kinds: [] }, work);
  }

  private asked(filter: Filter, { organisation }: Caller): WorkAsked {
    return { organisation, now: this.clock.now(), filter };
  }
}
