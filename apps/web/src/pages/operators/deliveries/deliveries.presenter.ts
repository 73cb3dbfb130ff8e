import type { Deliveries, Delivery } from '@waymark/contracts';
import { clockWords, count, momentWords } from '../../../layout/london-time.js';
import {
  deliveryWords,
  deliveryColours,
  isKnownDelivery,
} from '../../../layout/words/operations-words.js';
import { pathOf } from '../failed/failed.presenter.js';

interface DeliveryRow {
  readonly href: string;
  readonly to: string;
  readonly template: string;
  readonly state: string;
  readonly colour: string;
  readonly attempts: string;
  readonly planned: string;
  readonly next: string;
  readonly provider: string;
  readonly trouble: string;
}

export interface DeliveriesPage {
  readonly title: string;
  readonly section: string;
  readonly sums: readonly { readonly state: string; readonly count: number }[];
  readonly deliveries: readonly DeliveryRow[];
}

/** The newest messages and what became of each; never an address, never what they say. */
export function deliveriesPage({ deliveries }: Deliveries, now: Date): DeliveriesPage {
  const states = [...new Set(deliveries.map(({ status }) => status))];
  return {
    title: 'Deliveries',
    section: 'Operations',
    sums: states.map((state) => ({
      state: stateOf(state).state,
      count: deliveries.filter(({ status }) => status === state).length,
    })),
    deliveries: deliveries.map((delivery) => rowOf(delivery, now)),
  };
}

function rowOf(delivery: Delivery, now: Date): DeliveryRow {
  const { status, attempts, nextAttemptAt } = delivery;
  const waits = status === 'PENDING' || status === 'SENDING';
  return {
    href: pathOf.referral(delivery.referralId),
    to: delivery.audience === 'woman' ? 'The person' : 'Staff',
    template: delivery.template,
    ...stateOf(status),
    attempts: attempts === 0 ? 'Not tried yet' : `Tried ${count(attempts, 'time')}`,
    planned: momentWords(delivery.plannedAt),
    next: waits ? `${momentWords(nextAttemptAt)} (${clockWords(nextAttemptAt, now)})` : 'None',
    provider: delivery.providerReference ?? 'None',
    trouble: delivery.lastTrouble ?? 'None',
  };
}

const stateOf = (status: string): { readonly state: string; readonly colour: string } =>
  isKnownDelivery(status)
    ? { state: deliveryWords[status], colour: deliveryColours[status] }
    : { state: status, colour: 'grey' };
