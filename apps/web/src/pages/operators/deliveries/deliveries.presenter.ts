import type { Deliveries, DeliveriesQuery, Delivery, MessageBacklog } from '@waymark/contracts';
import { count, say } from '../../../language/say.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import {
  channelWords,
  deliveryWords,
  deliveryColours,
  isKnownDelivery,
  receiptWords,
} from '../../../layout/words/operations-words.js';
import { pathOf } from '../failed/failed.presenter.js';
import { backlogOf, type Backlog } from './backlog.js';
import { narrowing, type Narrowing } from './deliveries-filter.js';

interface DeliveryRow {
  readonly href: string;
  readonly to: string;
  readonly channel: string;
  /** Undefined: the provider has said nothing more. */
  readonly receipt: string | undefined;
  readonly template: string;
  readonly state: string;
  readonly colour: string;
  readonly attempts: string;
  readonly planned: string;
  readonly next: string;
  readonly provider: string;
  readonly trouble: string;
}

export interface DeliveriesPage extends Narrowing {
  readonly title: string;
  readonly section: string;
  readonly sums: readonly { readonly state: string; readonly count: number }[];
  readonly deliveries: readonly DeliveryRow[];
  readonly backlog: Backlog;
}

/** The newest messages and what became of each; never an address, never what they say. */
export function deliveriesPage(
  known: {
    readonly found: Deliveries;
    readonly filter: DeliveriesQuery;
    readonly backlog: MessageBacklog;
  },
  now: Date,
): DeliveriesPage {
  const { deliveries } = known.found;
  const states = [...new Set(deliveries.map(({ status }) => status))];
  return {
    title: say`Deliveries`,
    section: say`Operations`,
    sums: states.map((state) => ({
      state: stateOf(state).state,
      count: deliveries.filter(({ status }) => status === state).length,
    })),
    deliveries: deliveries.map((delivery) => rowOf(delivery, now)),
    backlog: backlogOf(known.backlog),
    ...narrowing(known.filter),
  };
}

function rowOf(delivery: Delivery, now: Date): DeliveryRow {
  const { status, attempts, nextAttemptAt, channel, receipt } = delivery;
  const waits = status === 'PENDING' || status === 'SENDING';
  return {
    href: pathOf.referral(delivery.referralId),
    to: delivery.audience === 'woman' ? say`The person` : say`Staff`,
    template: delivery.template,
    channel: channel === undefined ? say`Not tried yet` : channelWords[channel],
    receipt: receipt && receiptWords[receipt],
    ...stateOf(status),
    attempts: attempts === 0 ? say`Not tried yet` : say`Tried ${count(attempts, 'time')}`,
    planned: momentWords(delivery.plannedAt),
    next: waits ? `${momentWords(nextAttemptAt)} (${clockWords(nextAttemptAt, now)})` : say`None`,
    provider: delivery.providerReference ?? say`None`,
    trouble: delivery.lastTrouble ?? say`None`,
  };
}

const stateOf = (status: string): { readonly state: string; readonly colour: string } =>
  isKnownDelivery(status)
    ? { state: deliveryWords[status], colour: deliveryColours[status] }
    : { state: status, colour: 'grey' };
