import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralLinked,
  referralUnlinked,
  type Cause,
  type LinkReferral,
  type NextEvent,
  type OtherReferral,
  type ReferralLinkedData,
  type SamePerson,
  type UnlinkReferral,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { type Caller, Clock, ProblemError, refuseIfClosed } from '@waymark/platform';
import { oneClock } from '../domain/one-clock.js';
import { viewerOf } from '../domain/viewer.js';
import { LinkStore, type GroupMember } from '../store/link.store.js';
import { ReferralStore } from '../store/referral.store.js';
import { SamePersonView } from '../store/same-person.view.js';

interface Asked {
  readonly referralId: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

type Deciding = Asked & { readonly body: LinkReferral };

/** A person decides whether two referrals are about one person; each is told its clock, and both are judged again. */
@Injectable()
export class LinkReferrals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly links: LinkStore,
    private readonly referrals: ReferralStore,
    private readonly samePerson: SamePersonView,
  ) {}

  look(referralId: string, by: Caller): Promise<SamePerson> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.found(tx, referralId, by);
      tx.audit({ action: 'same-person.read', subject: referralId, by: by.subject });
      return found;
    });
  }

  link(asked: Asked & { readonly body: LinkReferral }): Promise<CommandResult<SamePerson>> {
    const { referralId, body, by, key } = asked;
    const { otherReferralId: other } = body;
    return this.unitOfWork.command(key, async (tx) => {
      const { linked, near } = await this.found(tx, referralId, by);
      if (isAmong(linked, other)) {
        throw ProblemError.conflict('linked-already', 'These two referrals are linked already.');
      }
      if (!isAmong(near, other)) throw noMatch();
      await this.links.link(tx, referralId, other, { by: by.subject, at: this.clock.now() });
      const group = await this.links.lockGroup(tx, referralId);
      await this.say(tx, group, asked, (member, data) =>
        referralLinked.following(member, {
          ...data,
          otherReferralId: member.subject === referralId ? other : referralId,
        }),
      );
      auditBoth(tx, 'referral.linked', [referralId, other], by);
      return { status: 200, body: await this.found(tx, referralId, by) };
    });
  }

  unlink(asked: Asked & { readonly body: UnlinkReferral }): Promise<CommandResult<SamePerson>> {
    const { referralId, body, by, key } = asked;
    const { otherReferralId: other, reason } = body;
    return this.unitOfWork.command(key, async (tx) => {
      const { linked, near } = await this.found(tx, referralId, by);
      if (!isAmong([...linked, ...near], other)) throw noMatch();
      await this.keepApart(tx, asked);
      const mine = await this.links.lockGroup(tx, referralId);
      if (mine.some(({ id }) => id === other)) throw linkedThroughOthers();
      if (isAmong(linked, other)) {
        const theirs = await this.links.lockGroup(tx, other);
        await this.sayApart(tx, mine, asked, { id: referralId, from: other });
        await this.sayApart(tx, theirs, asked, { id: other, from: referralId });
      }
      auditBoth(tx, 'referral.unlinked', [referralId, other], by, reason);
      return { status: 200, body: await this.found(tx, referralId, by) };
    });
  }

  private async keepApart(
    tx: Transaction,
    { referralId, body, by }: Asked & { readonly body: UnlinkReferral },
  ): Promise<void> {
    const { otherReferralId, reason, comment } = body;
    const at = this.clock.now();
    await this.links.setApart(tx, referralId, otherReferralId, { reason, by: by.subject, at });
    if (comment === undefined) return;
    const note = { id: randomUUID(), kind: 'unlinking', text: comment } as const;
    this.referrals.addNote(tx, note, { id: referralId, receivedAt: at, sentBy: by.subject });
  }

  private sayApart(
    tx: Transaction,
    group: readonly GroupMember[],
    asked: Asked & { readonly body: UnlinkReferral },
    { id, from }: { readonly id: string; readonly from: string },
  ): Promise<void> {
    const { reason } = asked.body;
    return this.say(tx, group, asked, (member, data) =>
      member.subject === id
        ? referralUnlinked.following(member, { ...data, otherReferralId: from, reason })
        : referralLinked.following(member, { ...data, otherReferralId: id }),
    );
  }

  private async found(tx: Transaction, referralId: string, by: Caller): Promise<SamePerson> {
    const found = await this.samePerson.of(tx, referralId, viewerOf(by));
    if (found === undefined) throw ProblemError.notFound('referral');
    await refuseIfClosed(tx, referralId, by);
    return found;
  }

  // Of the pair both are told; of the others those whose clock is another one now.
  private async say(
    tx: Transaction,
    group: readonly GroupMember[],
    { referralId: one, body: { otherReferralId: other }, traceparent }: Deciding,
    eventOf: (cause: Cause, data: Omit<ReferralLinkedData, 'otherReferralId'>) => NextEvent,
  ): Promise<void> {
    const firstReferredOn = oneClock(group);
    if (firstReferredOn === undefined) return;
    for (const { id, open, urgent, facts, ...member } of group) {
      const told = id === one || id === other || member.firstReferredOn !== firstReferredOn;
      if (!open || !told) continue;
      const factsVersion = member.factsVersion + 1;
      await this.links.saveClock(tx, id, { firstReferredOn, factsVersion });
      const cause = commandCause({ id: randomUUID(), subject: id, traceparent, urgent });
      tx.publish(eventOf(cause, { referralId: id, firstReferredOn, facts, factsVersion }));
    }
  }
}

const isAmong = (others: readonly OtherReferral[], id: string): boolean =>
  others.some(({ referralId }) => referralId === id);

function auditBoth(
  tx: Transaction,
  action: string,
  ids: readonly string[],
  by: Caller,
  reason?: string,
): void {
  for (const subject of ids) {
    tx.audit({ action, subject, by: by.subject, ...(reason !== undefined && { reason }) });
  }
}

const noMatch = (): ProblemError =>
  ProblemError.unprocessable([
    {
      field: 'otherReferralId',
      rule: 'no-match',
      message: 'This is no open referral that is alike: read GET /referrals/:id/same-person again.',
    },
  ]);

const linkedThroughOthers = (): ProblemError =>
  ProblemError.conflict(
    'linked-through-others',
    'These two are linked through a third referral: take that link away first.',
  );
