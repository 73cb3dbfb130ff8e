import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Carried } from '../domain/safe-contact.js';
import type { MessageGateway, OutgoingMessage } from './message-gateway.js';

/**
 * How the other end behaves. `loses-answer`: it takes the message, and its word of it never comes. `lists-late`: the same,
 * and for a while its list does not have it.
 */
export type Behaviour = 'takes' | 'refuses' | 'overrun' | 'loses-answer' | 'lists-late' | 'away';

/** A gateway with its other end, to be led through everything that can happen to a message. */
export interface GatewayUnderTest {
  readonly gateway: MessageGateway;
  readonly channel: Carried;
  readonly to: string;
  /** Whether it can be asked by our reference. */
  readonly canBeAsked: boolean;
  behave(behaviour: Behaviour): void | Promise<void>;
  /** Texts that arrived under our reference. */
  arrived(messageId: string): readonly string[] | Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What every channel answers for, whoever carries it. */
export function describeGateway(name: string, start: () => Promise<GatewayUnderTest>): void {
  describe(name, () => {
    let under: GatewayUnderTest;
    const aMessage = (): OutgoingMessage => ({
      messageId: randomUUID(),
      channel: under.channel,
      to: under.to,
      subject: 'Waymark: something new',
      text: 'There is something new.',
    });

    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under.close());

    it('carries its channel', () => {
      expect(under.gateway.carries(under.channel)).toBe(true);
    });

    it('what is taken arrives once, under our reference', async () => {
      await under.behave('takes');
      const message = aMessage();
      expect(await under.gateway.send(message)).toEqual({
        result: 'accepted',
        providerReference: expect.stringMatching(/./),
      });
      expect(await under.arrived(message.messageId)).toEqual([message.text]);
      const known = await under.gateway.lookUp(under.channel, message.messageId);
      expect(known.result).toBe(under.canBeAsked ? 'accepted' : 'cannot-tell');
    });

    it('an address that is refused is refused for good, and is not in what is said of it', async () => {
      await under.behave('refuses');
      const attempt = await under.gateway.send(aMessage());
      expect(attempt.result).toBe('refused');
      expect(JSON.stringify(attempt)).not.toContain(under.to);
    });

    it.each(['overrun', 'away'] as const)(
      'whoever is %s has not taken it: it waits',
      async (behaviour) => {
        await under.behave(behaviour);
        const message = aMessage();
        expect((await under.gateway.send(message)).result).toBe('down');
        await under.behave('takes');
        expect(await under.arrived(message.messageId)).toEqual([]);
        const known = await under.gateway.lookUp(under.channel, message.messageId);
        expect(known.result).toBe(under.canBeAsked ? 'not-found' : 'cannot-tell');
      },
    );

    it('where the answer is lost nobody can say, until it is looked up', async () => {
      await under.behave('loses-answer');
      const message = aMessage();
      const attempt = await under.gateway.send(message);
      expect(attempt).toMatchObject({
        result: 'unknown',
        ...(under.canBeAsked && { askable: true }),
      });
      await under.behave('takes');
      const known = await under.gateway.lookUp(under.channel, message.messageId);
      expect(known.result).toBe(under.canBeAsked ? 'accepted' : 'cannot-tell');
      expect(await under.arrived(message.messageId)).toHaveLength(1);
    });

    it('what is not on a list yet is found once the list has it: that it is not there is no end', async () => {
      await under.behave('lists-late');
      const message = aMessage();
      expect((await under.gateway.send(message)).result).toBe('unknown');
      const early = await under.gateway.lookUp(under.channel, message.messageId);
      expect(early.result).toBe(under.canBeAsked ? 'not-found' : 'cannot-tell');
      await under.behave('takes');
      const later = await under.gateway.lookUp(under.channel, message.messageId);
      expect(later.result).toBe(under.canBeAsked ? 'accepted' : 'cannot-tell');
      expect(await under.arrived(message.messageId)).toHaveLength(1);
    });
  });
}
