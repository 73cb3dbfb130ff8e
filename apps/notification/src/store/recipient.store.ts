import { Injectable } from '@nestjs/common';
import type { ReferralReceivedData, ReferralRestrictionChangedData } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { noteRestriction } from '@waymark/platform';
import type { Recipients } from '../domain/who-to-tell.js';

/** With whether any organisation’s system hears at all: where none does, nobody looks which. */
export type KnownRecipients = Recipients & {
  readonly systemsListen: boolean;
  readonly holder?: string;
  /** Of how the person is reached, as intake last said it. */
  readonly contactVersion: number;
};

interface Row {
  readonly sender_organisation: string;
  readonly landing_team: string;
  readonly self_referral: boolean;
  readonly stopped: boolean;
  readonly systems_listen: boolean;
  readonly holder: string | null;
  readonly contact_version: number;
}

/** Whom a referral's messages go to; no addresses. */
@Injectable()
export class RecipientStore {
  add(tx: Transaction, { referralId, sender, landingTeam }: ReferralReceivedData): void {
    tx.insert('recipient', {
      referral_id: referralId,
      sender_organisation: sender.organisation,
      landing_team: landingTeam,
      self_referral: sender.organisation === 'self',
      // Of somebody who refers themselves routing says it with its first event.
      holder: sender.organisation === 'self' ? null : sender.organisation,
    });
  }

  async of(tx: Transaction, referralId: string): Promise<KnownRecipients | undefined> {
    const [row] = await tx.each<Row>(OF, { id: referralId });
    return (
      row && {
        senderOrganisation: row.sender_organisation,
        landingTeam: row.landing_team,
        selfReferral: row.self_referral,
        stopped: row.stopped,
        systemsListen: row.systems_listen,
        contactVersion: row.contact_version,
        ...(row.holder !== null && { holder: row.holder }),
      }
    );
  }

  /** Who holds the person now; undefined: nobody. */
  async hold(tx: Transaction, referralId: string, holder: string | undefined): Promise<void> {
    await tx.query('UPDATE recipient SET holder = $2 WHERE referral_id = $1', [
      referralId,
      holder ?? null,
    ]);
  }

  /** The last that was said, and not the highest: intake that was restored from a backup counts from there. */
  async contactChanged(tx: Transaction, referralId: string, version: number): Promise<void> {
    await tx.query('UPDATE recipient SET contact_version = $2 WHERE referral_id = $1', [
      referralId,
      version,
    ]);
  }

  /** Whether only those who are named open it, and for whom it is open now. */
  restrict(tx: Transaction, said: ReferralRestrictionChangedData): Promise<void> {
    return noteRestriction(tx, 'recipient', said);
  }

  async stop(tx: Transaction, referralId: string, stopped: boolean): Promise<void> {
    await tx.query('UPDATE recipient SET stopped = $2 WHERE referral_id = $1', [
      referralId,
      stopped,
    ]);
  }
}

const OF = `
SELECT given.nth, recipient.*
FROM json_to_recordset($1) AS given(nth int, id uuid)
CROSS JOIN LATERAL (
  SELECT sender_organisation, landing_team, self_referral, stopped, holder, contact_version,
    EXISTS (SELECT FROM webhook WHERE state = 'active') AS systems_listen
  FROM recipient WHERE referral_id = given.id OFFSET 0) AS recipient`;
