import type { DeliveryState, MessageFailure, MessageStands, Receipt } from '@waymark/contracts';

/** As a message is kept. */
export interface Kept {
  readonly status: DeliveryState;
  readonly receipt: Receipt | null;
  readonly trouble: string | null;
}

/** What became of a message, in a word for those who work with the person. */
export function standsOf({ status, receipt, trouble }: Kept): MessageStands {
  switch (status) {
    case 'PENDING':
    case 'SENDING':
      return 'to-come';
    case 'SENT':
      return receipt === 'delivered' ? 'delivered' : 'sent';
    case 'FAILED':
      return 'failed';
    case 'UNKNOWN':
      return 'not-known';
    case 'WITHHELD':
      return WITHHELD[trouble ?? ''] ?? 'failed';
  }
}

const WITHHELD: Readonly<
  Partial<Record<string, MessageStands>> &
    Record<Extract<MessageFailure, 'no-safe-contact' | 'no-mailbox'>, MessageStands>
> = {
  'no-safe-contact': 'no-safe-way',
  'no-mailbox': 'no-mailbox',
  'notice-alone': 'on-the-site',
  stopped: 'stopped',
};
