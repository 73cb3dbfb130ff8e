import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay } from '@waymark/contracts';
import { commandCause, UnitOfWork } from '@waymark/messaging';
import { Clock, newTraceparent } from '@waymark/platform';
import { isOpenOn, serviceOn } from '@waymark/routing-order';
import { londonInstant } from '../domain/clock.js';
import { offeredWhereNobodyIsTaken } from '../domain/opening-task.js';
import { nextChangeAfter, NOTHING_SAID } from '../domain/said-by-service.js';
import { OpeningWatchStore, type OpeningLook } from '../store/opening-watch.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

/** While nobody is taken, offers that were on their way are looked for again. */
const AGAIN_AFTER_MS = 10 * 60_000;

/** A service as it was due to be looked at. */
export type OpeningToLookAt = OpeningLook;

/** What there is to do in one look at a service. */
export interface OpenOffers {
  readonly toAsk: readonly string[];
  /** Absent: no more, until something is said anew. */
  readonly next: Date | undefined;
}

/** Has a person look into offers that are open where a service takes nobody any more. */
@Injectable()
export class WatchOpenings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly watch: OpeningWatchStore,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  /** Keeps up with what other instances have changed, too. */
  due(): Promise<readonly OpeningLook[]> {
    return this.unitOfWork.run(async (tx) => {
      await this.directory.keepUp(tx);
      return this.watch.due(tx, this.clock.now());
    });
  }

  /** The offers that somebody is to be asked about, and when to look again. */
  async look({ serviceId }: OpeningLook): Promise<OpenOffers> {
    const now = this.clock.now();
    const today = londonDay(now);
    const { service, said, offers } = await this.unitOfWork.run(async (tx) => {
      await this.directory.keepUp(tx);
      const { latest } = this.directory;
      return {
        service: serviceOn(latest, serviceId, today),
        said: latest.said.get(serviceId) ?? NOTHING_SAID,
        offers: await this.watch.openOffers(tx, serviceId),
      };
    });
    const takesNobody = service !== undefined && !isOpenOn(service, today);
    const change = nextChangeAfter(said, today);
    const changesAt = change === undefined ? undefined : londonInstant(change, 0);
    const again = takesNobody ? new Date(now.getTime() + AGAIN_AFTER_MS) : undefined;
    return { toAsk: takesNobody ? offers : [], next: earliest(changesAt, again) };
  }

  looked(look: OpeningLook, { next }: OpenOffers): Promise<void> {
    return this.unitOfWork.run((tx) => this.watch.lookedAt(tx, look, next));
  }

  /** Every offer in a transaction of its own; a crash between two of them is made good at the next look. */
  ask({ serviceId }: OpeningLook, referralId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const known = await this.placements.lock(tx, referralId);
      if (known === undefined) return;
      const { placement: before } = known;
      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const service = serviceOn(directory, serviceId, londonDay(told.now));
      const draft = service && offeredWhereNobodyIsTaken(before, service, told);
      if (draft === undefined) return;
      const cause = commandCause({
        id: randomUUID(),
        subject: referralId,
        traceparent: newTraceparent(),
        urgent: before.urgent,
      });
      const by = { at: told.now, organisation: 'waymark' };
      await this.record.in(tx, { before, draft, by, cause });
    });
  }
}

const earliest = (...instants: readonly (Date | undefined)[]): Date | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .sort((one, other) => one.getTime() - other.getTime())[0];
