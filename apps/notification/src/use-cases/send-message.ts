import { Injectable } from '@nestjs/common';
import { messageDelivered, messageFailed, type MessageFailure } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { inSpan } from '@waymark/platform';
import {
  afterAttempt,
  afterNotFound,
  type AfterAttempt,
  type Attempt,
} from '../domain/delivery.js';
import type { Tried } from '../domain/provider-standing.js';
import type { Carried } from '../domain/safe-contact.js';
import { Words } from '../domain/templates/words.js';
import { MessageGateway } from '../gateways/message-gateway.js';
import { MessageStore, type DueMessage } from '../store/message.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { FindDestination } from './find-destination.js';
import { causeFrom, said } from './said-of-message.js';

/** Each message is settled by itself, so it does not matter which others are settled with it. */
const WITH_ANY = { apartBy: [] };
/** The provider answers one after the other: what it said within this time is one transaction and one disk write. */
const SETTLED_WITHIN = { apartBy: [], withinMs: 100 };

/** Whoever reads it must not send it again as if it had not gone. */
const UNKNOWN = { reason: 'provider-down', mayHaveArrived: true } as const;

/** Nothing went out: there was nowhere, it was stopped, or it had gone before. */
type NotSent = { readonly none: MessageFailure } | { readonly stopped: true };

/** Sends one leased message: address, provider, then the result in one transaction with what is said of it. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageStore,
    private readonly recipients: RecipientStore,
    private readonly destinations: FindDestination,
    private readonly gateway: MessageGateway,
    private readonly words: Words,
  ) {}

  /** Leases what is due; each lease ends by itself if this process dies. */
  leaseDue(most: number): Promise<readonly DueMessage[]> {
    return this.unitOfWork.run((tx) => this.messages.lease(tx, most));
  }

  /** Answers what the provider did; undefined where it was not asked. */
  execute(message: DueMessage): Promise<Tried | undefined> {
    return inSpan(
      () => sendSpan(message),
      () => this.send(message),
    );
  }

  private async send(given: DueMessage): Promise<Tried | undefined> {
    const tried = await this.tried(given);
    if ('stopped' in tried) return undefined;
    if ('none' in tried) {
      await this.withhold(given, tried.none);
      return undefined;
    }
    const { attempt, channel } = tried;
    const message = { ...given, channel };
    const after = afterAttempt(attempt, message.attempts, message.audience === 'woman');
    await this.unitOfWork.run(async (tx) => {
      // The work may run twice: when it cannot be told whether the first time was committed, it may have been.
      if (await this.messages.settle(tx, message, attempt, after)) {
        this.tell(tx, message, attempt, after);
      }
    }, SETTLED_WITHIN);
    return tried;
  }

  private async tried(message: DueMessage): Promise<Tried | NotSent> {
    const { channel, handedOverForMs } = message;
    const isNew = handedOverForMs === undefined && !this.gateway.sendsNothing;
    if (isNew) return this.attempt(message);
    const toWoman = message.audience === 'woman';
    const found = await this.gateway.lookUp(channel, message.id);
    switch (found.result) {
      case 'not-found':
        return { channel, attempt: afterNotFound(handedOverForMs ?? 0, toWoman) };
      case 'cannot-tell':
        if (!toWoman) return this.attempt(message);
        return { channel, attempt: { result: 'unknown', code: 'lease-ended' } };
      case 'accepted':
      case 'refused':
      case 'down':
      case 'unknown':
      case 'lost':
        return { channel, attempt: found };
    }
  }

  private async attempt(message: DueMessage): Promise<Tried | NotSent> {
    if (message.dropped === true) return this.notWanted(message, 'stopped');
    const address = await this.destinations.of(message);
    if ('none' in address) return address;
    if ('quiet' in address) return this.notWanted(message, 'notice-alone');
    if ('stopped' in address) return this.notWanted(message, 'stopped');
    const { to, contactVersion, ...reader } = address;
    const { channel } = reader;
    if (message.audience === 'woman') {
      const notSent = await this.handOver(message, channel, contactVersion);
      if (notSent !== undefined) return notSent;
    }
    const words = this.words.of(message.template, reader);
    const attempt = await this.gateway.send({ messageId: message.id, channel, to, ...words });
    return { channel, attempt };
  }

  // Stopped since it was planned, or nobody can tell: it never goes, and nobody is asked to reach her instead. Where intake
  // answers with less than it has said, as after a backup was restored, the way may be closed: a person is asked.
  private handOver(
    message: DueMessage,
    channel: Carried,
    contactVersion: number | undefined,
  ): Promise<NotSent | undefined> {
    return this.unitOfWork.run(async (tx) => {
      const to = await this.recipients.of(tx, message.referralId);
      if (to?.stopped !== false) {
        await this.messages.withhold(tx, message.id, 'stopped');
        return { stopped: true };
      }
      if (contactVersion !== undefined && contactVersion < to.contactVersion)
        return { none: 'no-safe-contact' };
      return (await this.messages.handOver(tx, message, channel)) ? undefined : { stopped: true };
    }, WITH_ANY);
  }

  // On purpose, and no failure: it is among their notices, or nobody is to reach her instead.
  private async notWanted(
    { id }: DueMessage,
    because: 'notice-alone' | 'stopped',
  ): Promise<NotSent> {
    await this.unitOfWork.run((tx) => this.messages.withhold(tx, id, because), WITH_ANY);
    return { stopped: true };
  }

  private withhold(message: DueMessage, reason: MessageFailure): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.messages.withhold(tx, message.id, reason))) return;
      tx.publish(
        messageFailed.following(causeFrom(message), { ...said(message), reason, attempts: 0 }),
      );
    }, SETTLED_WITHIN);
  }

  private tell(tx: Transaction, message: DueMessage, attempt: Attempt, after: AfterAttempt): void {
    const facts = { ...said(message), attempts: message.attempts };
    if (after.status === 'SENT') {
      tx.publish(messageDelivered.following(causeFrom(message), facts));
    } else if (after.status !== 'PENDING') {
      const became = after.status === 'FAILED' ? { reason: after.reason } : UNKNOWN;
      tx.publish(messageFailed.following(causeFrom(message), { ...facts, ...became }));
    }
  }
}

const sendSpan = ({ traceparent, template, attempts }: DueMessage) =>
  ({
    name: 'send message',
    kind: 'client',
    parent: traceparent,
    fields: { 'waymark.template': template, 'waymark.attempt': attempts },
  }) as const;
