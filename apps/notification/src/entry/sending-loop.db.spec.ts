import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralReceived } from '@waymark/contracts';
import { anEvent, eventually } from '@waymark/testing';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import type { Attempt } from '../domain/delivery.js';
import { AddressBook } from '../gateways/address-book.js';
import { MessageGateway, type OutgoingMessage } from '../gateways/message-gateway.js';
import { PlanMessages } from '../use-cases/plan-messages.js';
import { KnownAddresses, LedgerGateway, points } from '../use-cases/sending.fixture.js';

const PER_SECOND = 10;
/** Two messages each. */
const REFERRALS = 20;
const MESSAGES = 2 * REFERRALS;
/** Half a second’s worth goes out together. */
const AT_ONCE = PER_SECOND / 2;

class TimedGateway extends LedgerGateway {
  readonly at: number[] = [];

  override send(message: OutgoingMessage): Promise<Attempt> {
    this.at.push(performance.now());
    return super.send(message);
  }
}

const gateway = new TimedGateway();
const addresses = new KnownAddresses();
let notification: ANotification;
beforeAll(async () => {
  addresses.points = points;
  notification = await aNotification('sending-loop', { MESSAGES_PER_SECOND: PER_SECOND }, [
    { for: MessageGateway, use: gateway },
    { for: AddressBook, use: addresses },
  ]);
});
afterAll(() => notification.close());

/** The most that went out in any second. */
const mostInASecond = (): number =>
  Math.max(
    ...gateway.at.map((from) => gateway.at.filter((at) => at >= from && at < from + 1_000).length),
  );

describe('messages that are due', () => {
  it('drain at the rate that the provider takes, no faster and hardly slower, each once', async () => {
    const plan = notification.app.get(PlanMessages);
    for (let nth = 0; nth < REFERRALS; nth += 1) {
      const referralId = randomUUID();
      await plan.execute(anEvent(referralReceived, { subject: referralId, data: { referralId } }));
    }
    await eventually(
      'all have gone',
      () => {
        expect(gateway.at).toHaveLength(MESSAGES);
        return true;
      },
      { withinMs: 60_000, everyMs: 100 },
    );
    const tookMs = (gateway.at.at(-1) ?? 0) - (gateway.at[0] ?? 0);

    expect(mostInASecond()).toBeLessThanOrEqual(PER_SECOND + AT_ONCE);
    expect(tookMs).toBeGreaterThanOrEqual(((MESSAGES - 2 * AT_ONCE) / PER_SECOND) * 1_000);
    expect(new Set(gateway.sent.map(({ messageId }) => messageId)).size).toBe(MESSAGES);
    // A slow machine may be late; it does not rest between two pieces of a pile.
    expect(tookMs).toBeLessThan(4 * (MESSAGES / PER_SECOND) * 1_000);
  });
});
