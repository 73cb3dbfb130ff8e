import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  referralContactChanged,
  type ChangeContact as Body,
  type ContactChanged,
} from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { contactChangeProblems, opensAWay } from '../domain/contact-change.js';
import { nameOfTeam } from '../domain/moved.js';
import { interpreterNeeded } from '../domain/profile.js';
import { endsTheNeed, personSpokenWith, spokenOf } from '../domain/spoken.js';
import { asSender, viewerOf } from '../domain/viewer.js';
import { ContactStore } from '../store/contact.store.js';
import type { ReferralRecord } from '../store/referral-record.js';
import { ReferralStore } from '../store/referral.store.js';
import { refuseUnlessOpen, refuseUnlessWorksWith } from './refusals.js';

export interface ContactChange {
  readonly referralId: string;
  readonly body: Body;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/**
 * How the person may be reached, or is spoken with and written to, is other than before. Nothing is judged again and
 * nobody's clock moves; whoever works with the person is told that there is something to read. What was withheld
 * meanwhile stays with the person who has the task.
 */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly referrals: ReferralStore,
    private readonly contacts: ContactStore,
  ) {}

  execute(change: ContactChange): Promise<CommandResult<ContactChanged>> {
    const { referralId, body, by, key, traceparent } = change;
    return this.unitOfWork.command(key, async (tx) => {
      const referral = await this.referralFor(tx, change);
      const when = { today: this.clock.today(), receivedOn: referral.receivedOn };
      const problems = [...contactChangeProblems(referral.form, body, when)];
      if (problems.length > 0) throw ProblemError.unprocessable(problems);

      const said = saidBy(referral, by.organisation);
      await this.save(tx, referral, change, said.byTeam);
      const contactVersion = referral.contactVersion + 1;
      const teams = await this.contacts.teamsBesides(tx, referralId, by.organisation);
      const { reason, spoken } = body;
      const { urgent } = referral;
      const cause = commandCause({ id: randomUUID(), subject: referralId, traceparent, urgent });
      const needed = spoken === undefined ? {} : { interpreterNeeded: interpreterNeeded(spoken) };
      const data = { referralId, contactVersion, reason, ...said, teams, ...needed };
      tx.publish(referralContactChanged.following(cause, data));
      tx.audit({ action: 'contact.changed', subject: referralId, by: by.subject, reason });
      return { status: 200, body: { referralId, contactVersion } };
    });
  }

  private async save(
    tx: Transaction,
    { id: referralId, form }: ReferralRecord,
    { body, by }: ContactChange,
    byTeam: string,
  ): Promise<void> {
    const { contact, spoken } = body;
    const person = spoken === undefined ? form.person : personSpokenWith(form.person, spoken);
    await this.referrals.savePerson(tx, referralId, { ...person, contact });
    if (spoken !== undefined) await this.referrals.saveSpoken(tx, referralId, spoken);
    const before = { contact: form.person.contact, spoken: spokenOf(form) };
    const said = { at: this.clock.now(), by: by.subject };
    this.contacts.keep(tx, { referralId, before, body, byTeam }, said);
  }

  /**
   * Whoever reads it may close a way at once, and put right how the person is spoken with. To open a way, or to say that
   * no interpreter is needed any more, takes who sent it, or who works with the person.
   */
  private async referralFor(
    tx: Transaction,
    { referralId, body, by }: ContactChange,
  ): Promise<ReferralRecord> {
    const viewer = viewerOf(by);
    const own = await this.referrals.lock(tx, referralId, asSender(viewer));
    const referral = own ?? (await this.referrals.lock(tx, referralId, viewer));
    if (referral === undefined) throw ProblemError.notFound('referral');
    refuseUnlessOpen(referral);
    if (own === undefined && isForWhoWorksWith(referral, body)) {
      refuseUnlessWorksWith(referral, by.organisation);
    }
    refuseUnlessContactRead(referral.contactVersion, body.contactVersion);
    return referral;
  }
}

const isForWhoWorksWith = ({ form }: ReferralRecord, { contact, spoken }: Body): boolean =>
  opensAWay(form.person.contact, contact) ||
  (spoken !== undefined && endsTheNeed(spokenOf(form), spoken));

function refuseUnlessContactRead(current: number, read: number): void {
  if (read === current) return;
  throw ProblemError.conflict(
    'contact-changed',
    'Somebody has changed how the person may be reached, or is spoken with, since you read it. Nothing of yours was saved: read it again first.',
  );
}

/** By the team that sent it, or by whoever has it now; the person's own referral names no team. */
function saidBy(
  { channel, sender, team, progress }: ReferralRecord,
  organisation: string,
): { readonly byTeam: string; readonly byOrganisation?: string } {
  if (channel === 'self' && sender === organisation) return { byTeam: 'Self-referral' };
  if (organisation === sender) return { byTeam: team };
  const name = nameOfTeam(progress.at(-1), organisation) ?? organisation;
  return { byTeam: name, byOrganisation: organisation };
}
