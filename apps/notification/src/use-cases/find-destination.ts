import { Injectable } from '@nestjs/common';
import type { ContactPoints, MessageFailure, QuietKind } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { safeDestination, type Carried, type Destination } from '../domain/safe-contact.js';
import { AddressBook } from '../gateways/address-book.js';
import { MessageGateway } from '../gateways/message-gateway.js';
import type { DueMessage } from '../store/message.store.js';
import { NoticeStore } from '../store/notice.store.js';

/** Which others it is looked up with does not matter. */
const WITH_ANY = { apartBy: [] };

export type Address =
  | (Destination & Pick<ContactPoints, 'reading' | 'language' | 'contactVersion'>)
  | { readonly none: MessageFailure }
  /** Who sent it asked to be told of such by a notice alone. */
  | { readonly quiet: true }
  /** Intake knows that nothing more is written to her, also where no event has said so here yet. */
  | { readonly stopped: true };

/** Asks where a message goes, when it goes out: nothing of it is stored. */
@Injectable()
export class FindDestination {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeStore,
    private readonly addresses: AddressBook,
    private readonly gateway: MessageGateway,
  ) {}

  /** Where a message goes; a failure to ask is trouble, and the lease is taken again later. */
  async of({ audience, organisation, referralId, quietKind }: DueMessage): Promise<Address> {
    if (organisation !== undefined) {
      const email = await this.addresses.mailboxOf(organisation);
      return email === undefined ? { none: 'no-mailbox' } : { channel: 'email', to: email };
    }
    const points = await this.addresses.contactPointsOf(referralId);
    if (audience === 'referrer') {
      if (await this.isQuiet(quietKind, points?.referrerSubject)) return { quiet: true };
      return points?.referrerEmail === undefined
        ? { none: 'no-mailbox' }
        : { channel: 'email', to: points.referrerEmail };
    }
    return this.ofHer(points);
  }

  private ofHer(points: ContactPoints | undefined): Address {
    if (points?.messagesStopped === true) return { stopped: true };
    const carries = (channel: Carried): boolean => this.gateway.carries(channel);
    const her = points === undefined ? undefined : safeDestination(points, carries);
    if (her === undefined) return { none: 'no-safe-contact' };
    return {
      ...her,
      ...(points?.reading !== undefined && { reading: points.reading }),
      ...(points?.language !== undefined && { language: points.language }),
      ...(points?.contactVersion !== undefined && { contactVersion: points.contactVersion }),
    };
  }

  private async isQuiet(kind: QuietKind | undefined, reader: string | undefined): Promise<boolean> {
    if (kind === undefined || reader === undefined) return false;
    const emailFor = await this.unitOfWork.run((tx) => this.notices.emailFor(tx, reader), WITH_ANY);
    return !emailFor.includes(kind);
  }
}
