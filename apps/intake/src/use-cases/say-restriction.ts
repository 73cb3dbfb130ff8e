import { referralRestrictionChanged, type Cause } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { RestrictionStore } from '../store/restriction.store.js';

/** What others are told of who may open the referral that the cause is about, as it stands in a transaction that has locked it: marks, and nobody. */
export async function sayRestriction(
  tx: Transaction,
  restrictions: RestrictionStore,
  cause: Cause,
): Promise<void> {
  const told = await restrictions.told(tx, cause.subject);
  tx.publish(referralRestrictionChanged.following(cause, told));
}
