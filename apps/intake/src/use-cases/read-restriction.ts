import { Injectable } from '@nestjs/common';
import type { RestrictionView } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { isOpenTo, mayName, mayRestrict } from '../domain/restriction.js';
import { viewerOf, type Viewer } from '../domain/viewer.js';
import { OpeningsView } from '../store/openings.view.js';
import { RestrictionStore } from '../store/restriction.store.js';

/** Who may open a referral and who has, for those to whom it is open; for others no more than that it is closed. */
@Injectable()
export class ReadRestriction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly restrictions: RestrictionStore,
    private readonly openings: OpeningsView,
  ) {}

  execute(referralId: string, by: Caller): Promise<RestrictionView> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.viewFor(tx, referralId, viewerOf(by));
      tx.audit({ action: 'access.read', subject: referralId, by: by.subject });
      return found;
    });
  }

  /** As the service: whoever asks may be told of colleagues. */
  private async viewFor(
    tx: Transaction,
    referralId: string,
    viewer: Viewer,
  ): Promise<RestrictionView> {
    const door = await this.restrictions.door(tx, referralId, viewer);
    if (door === undefined) throw ProblemError.notFound('referral');
    const open = isOpenTo(door);
    return {
      referralId,
      reference: door.reference,
      restricted: door.restricted,
      restrictionVersion: door.version,
      open,
      ...(door.restricted &&
        !door.isNamed &&
        door.openUntil !== undefined && {
          openUntil: door.openUntil.toISOString(),
        }),
      mayRestrict: open && mayRestrict(door),
      mayName: open && mayName(door),
      linked: open ? await this.linkedTo(tx, referralId, viewer) : [],
      readers: open ? await this.restrictions.readers(tx, referralId) : [],
      openings: open ? await this.openings.ofReferral(tx, referralId) : [],
    };
  }

  private async linkedTo(
    tx: Transaction,
    id: string,
    viewer: Viewer,
  ): Promise<RestrictionView['linked']> {
    const found = await this.restrictions.linked(tx, id, viewer);
    return found.map(({ referralId, reference, restricted }) => ({
      ...{ referralId, reference, restricted },
    }));
  }
}
