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
  type UnlinkReason,
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
      if (await this.links.areApart(tx, [referralId, other])) throw apartThroughOthers();
      await this.links.link(tx, referralId, other, { by: by.subject, at: this.clock.now() });
      const group = await this.links.lockGroup(tx, referralId);
      await this.say(tx, group, asked, (id) => linkedWith(id, [referralId, other]));
      auditPair(tx, 'referral.linked', [referralId, other], by);
      return { status: 200, body: await this.found(tx, referralId, by) };
    });
  }

  unlink(asked: Asked & { readonly body: UnlinkReferral }): Promise<CommandResult<SamePerson>> {
    const { referralId, body, by, key } = asked;
    const { otherReferralId: other, reason } = body;
    return this.unitOfWork.command(key, async (tx) => {
      const { linked, near } = await this.found(tx, referralId, by);
      if (!isAmong([...linked, ...near], other)) throw noMatch();
      await this.links.lockGroup(tx, referralId);
      await this.keepApart(tx, asked);
      // What links them through others is to be decided anew, or nobody could ever set them apart.
      const from = [other, ...(await this.links.partFrom(tx, referralId, other))];
      if (isAmong(linked, other)) await this.sayApart(tx, asked, from);
      for (const one of from) auditPair(tx, 'referral.unlinked', [referralId, one], by, reason);
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

  private async sayApart(
    tx: Transaction,
    asked: Asked & { readonly body: UnlinkReferral },
    from: readonly string[],
  ): Promise<void> {
    const { referralId, body } = asked;
    const mine = await this.links.lockGroup(tx, referralId);
    const theirs = await this.links.lockGroup(tx, body.otherReferralId);
    const apartFrom = (one: string): Saying => unlinkedFrom(one, body.reason);
    await this.say(tx, mine, asked, (id) => (id === referralId ? from.map(apartFrom) : []));
    await this.say(tx, theirs, asked, (id) => (from.includes(id) ? [apartFrom(referralId)] : []));
  }

  private async found(tx: Transaction, referralId: string, by: Caller): Promise<SamePerson> {
    const found = await this.samePerson.of(tx, referralId, viewerOf(by));
    if (found === undefined) throw ProblemError.notFound('referral');
    await refuseIfClosed(tx, referralId, by);
    return found;
  }

  // Those about whom it was decided are told; of the others those whose clock is another one now.
  private async say(
    tx: Transaction,
    group: readonly GroupMember[],
    { traceparent }: Asked,
    sayingsOf: (id: string) => readonly Saying[],
  ): Promise<void> {
    const firstReferredOn = oneClock(group);
    if (firstReferredOn === undefined) return;
    for (const { id, open, urgent, facts, linkedTo, ...member } of group) {
      if (!open) continue;
      const said = sayingsOf(id);
      const isOther = member.firstReferredOn !== firstReferredOn && linkedTo !== undefined;
      const sayings = said.length === 0 && isOther ? linkedWith(id, [id, linkedTo]) : said;
      for (const [at, saying] of sayings.entries()) {
        const factsVersion = member.factsVersion + 1 + at;
        await this.links.saveClock(tx, id, { firstReferredOn, factsVersion });
        const cause = commandCause({ id: randomUUID(), subject: id, traceparent, urgent });
        tx.publish(saying(cause, { referralId: id, firstReferredOn, facts, factsVersion }));
      }
    }
  }
}

type Saying = (cause: Cause, data: Omit<ReferralLinkedData, 'otherReferralId'>) => NextEvent;

/** What is said of one of a pair that is linked; nothing of anybody else. */
const linkedWith = (id: string, [one, other]: readonly [string, string]): readonly Saying[] =>
  [...(id === one ? [other] : []), ...(id === other ? [one] : [])].map(
    (otherReferralId): Saying =>
      (cause, data) =>
        referralLinked.following(cause, { ...data, otherReferralId }),
  );

const unlinkedFrom =
  (otherReferralId: string, reason: UnlinkReason): Saying =>
  (cause, data) =>
    referralUnlinked.following(cause, { ...data, otherReferralId, reason });

const isAmong = (others: readonly OtherReferral[], id: string): boolean =>
  others.some(({ referralId }) => referralId === id);

function auditPair(
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

const apartThroughOthers = (): ProblemError =>
  ProblemError.conflict(
    'set-apart',
    'Somebody has decided that one of those that are linked with it is another person. Set that one apart from it first, or say that this is another person too.',
  );
