import { Injectable } from '@nestjs/common';
import type { ContactPoints, ReferralList, ReferralView, ShownIdentity } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { type Caller, ProblemError, refuseIfClosed, RestrictedRecord } from '@waymark/platform';
import { isOpenTo, type Door } from '../domain/restriction.js';
import { factReaderOf } from '../domain/protected-facts.js';
import { viewerOf } from '../domain/viewer.js';
import { ContactPointsView } from '../store/contact-points.view.js';
import { MyReferralsView } from '../store/my-referrals.view.js';
import { ShownIdentityView } from '../store/shown-identity.view.js';
import { ReferralPageView } from '../store/referral-page.view.js';
import { RestrictionStore } from '../store/restriction.store.js';

/** Messages go out many at a time, and one disk write serves all their audit lines. */
const WITH_ANY = { apartBy: [] };

/** Reads what names a person; the audit line is committed before anything is answered. */
@Injectable()
export class ReadReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly page: ReferralPageView,
    private readonly list: MyReferralsView,
    private readonly contactPoints: ContactPointsView,
    private readonly shownIdentity: ShownIdentityView,
    private readonly restrictions: RestrictionStore,
  ) {}

  whole(referralId: string, by: Caller): Promise<ReferralView> {
    const viewer = viewerOf(by);
    const factReader = factReaderOf(by);
    return this.unitOfWork.readFor(factReader, async (tx) => {
      const door = await this.restrictions.door(tx, referralId, viewer);
      if (door !== undefined && !isOpenTo(door)) throw new RestrictedRecord();
      const found = await this.page.find(tx, referralId, viewer);
      if (found === undefined) throw ProblemError.notFound('referral');
      const facts = await this.page.protectedFacts(tx, referralId, factReader);
      tx.audit({ action: 'referral.read', subject: referralId, by: by.subject });
      return { ...found, ...restrictionOf(door), ...facts };
    });
  }

  mine(page: number, by: Caller): Promise<ReferralList> {
    const viewer = viewerOf(by);
    return this.unitOfWork.readFor(viewer, async (tx) => {
      const found = await this.list.page(tx, viewer, page);
      tx.audit({ action: 'referrals.listed', subject: by.organisation, by: by.subject });
      return found;
    });
  }

  /** For an operator who has to speak of the right person; why is kept before anything is answered. */
  shown(referralId: string, reason: string, by: Caller): Promise<ShownIdentity> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.shownIdentity.of(tx, referralId);
      if (found === undefined) throw ProblemError.notFound('referral');
      await refuseIfClosed(tx, referralId, by);
      tx.audit({ action: 'operator.shown-identity', subject: referralId, by: by.subject, reason });
      return found;
    });
  }

  /** For the postman, who works for everybody and is told of nobody who may not be written to. */
  contacts(referralId: string, by: Caller): Promise<ContactPoints> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.contactPoints.of(tx, referralId);
      if (found === undefined) throw ProblemError.notFound('referral');
      tx.audit({ action: 'contact-points.read', subject: referralId, by: by.subject });
      return found;
    }, WITH_ANY);
  }
}

function restrictionOf(door: Door | undefined): Pick<ReferralView, 'restricted' | 'openUntil'> {
  if (door?.restricted !== true) return {};
  const { isNamed, openUntil } = door;
  return {
    restricted: true,
    ...(!isNamed && openUntil !== undefined && { openUntil: openUntil.toISOString() }),
  };
}
