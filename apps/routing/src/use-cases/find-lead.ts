import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import { route } from '@waymark/routing-order';
import { arrangeLinked, type Arranged, type Member } from '../domain/linked.js';
import { isOpen } from '../domain/placement.js';
import { LinkStore } from '../store/link.store.js';
import { PlacementStore, type KnownPlacement } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { situationOf, toldAt } from './told.js';

/** What has to change among the referrals of one person, so that one of them leads. */
@Injectable()
export class FindLead {
  constructor(
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly links: LinkStore,
  ) {}

  async among(tx: Transaction, referralId: string, now: Date): Promise<readonly Arranged[]> {
    const members: Member[] = [];
    for (const id of await this.links.groupOf(tx, referralId)) {
      // One that is not known here yet arranges them when it comes.
      const known = await this.placements.lock(tx, id);
      if (known !== undefined) members.push(await this.memberOf(tx, known, now));
    }
    return arrangeLinked(members);
  }

  /** Her open referrals, itself included, locked. */
  async openOf(tx: Transaction, referralId: string, now: Date): Promise<readonly Member[]> {
    const open: Member[] = [];
    for (const id of await this.links.groupOf(tx, referralId)) {
      const known = await this.placements.lock(tx, id);
      if (known === undefined || !isOpen(known.placement)) continue;
      const directory = await this.directory.at(tx, known.directoryRevision);
      open.push({ placement: known.placement, told: toldAt(now, directory, known.placement) });
    }
    return open;
  }

  private async memberOf(tx: Transaction, known: KnownPlacement, now: Date): Promise<Member> {
    const { placement } = known;
    const directory = await this.directory.at(tx, known.directoryRevision);
    const told = toldAt(now, directory, placement);
    if (!isOpen(placement) || placement.standing.is !== 'goes-with') return { placement, told };
    const newest = await this.placements.newestAssessment(tx, placement.referralId);
    // Judged anew by a clock of its own: that judgement is on its way.
    if (newest.factsVersion !== placement.factsVersion) return { placement, told };
    return { placement, told, decision: route(situationOf(known, newest, directory, told)) };
  }
}
