import { referralOffered } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import type { AnIntake } from './an-intake.fixture.js';

/** A referral is offered to Eastham's hub, and its midwives hold it. */
export async function offered(intake: AnIntake, referralId: string): Promise<string> {
  const holder = {
    ...{ organisation: 'eastham-midwives', name: 'Midwives' },
    kind: 'sending-team',
  } as const;
  const hub = { serviceId: 'eastham-hub', serviceName: 'Eastham hub', as: 'lead' } as const;
  await intake.consumer.onOffered(
    anEvent(referralOffered, {
      ...{ subject: referralId, sequence: 1, time: '2026-11-22T13:00:00.000Z' },
      data: { referralId, holder, ...hub },
    }),
  );
  return referralId;
}
