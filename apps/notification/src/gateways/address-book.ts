import type { ContactPoints } from '@waymark/contracts';

/** Asked when a message goes out, and never stored here: addresses belong to intake and routing. */
export abstract class AddressBook {
  /** The mailbox of a service or landing team; undefined where it has none. */
  abstract mailboxOf(organisation: string): Promise<string | undefined>;
  abstract contactPointsOf(referralId: string): Promise<ContactPoints | undefined>;
}
