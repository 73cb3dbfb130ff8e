import { Injectable } from '@nestjs/common';
import type {
  Day,
  PersonDetails,
  ReferralFacts,
  SendReferral,
  SpokenWith,
  WhereSheIs,
  WithdrawalReason,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { refuseIfClosed } from '@waymark/platform';
import type { NoteKind } from './note-kind.js';
import { inOrder } from '../domain/pair.js';
import type { Viewer } from '../domain/viewer.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee, viewerParams } from './may-see.js';
import { sealPerson } from './person-columns.js';
import {
  recordOf,
  SELECT_RECORD,
  type RecordRow,
  type ReferralRecord,
  type ReferrerContact,
} from './referral-record.js';

/** A referral that is about to be kept. */
export interface NewReferral {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly receivedOn: Day;
  readonly firstReferredOn: Day;
  readonly channel: 'form' | 'api' | 'self';
  readonly sender: string;
  readonly sentBy: string;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly landingTeam: string;
  readonly linkedTo: readonly string[];
  readonly deprivationDecile?: number;
  readonly form: SendReferral;
}

/** Free text about her, kept encrypted. */
export interface NewNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
}

export interface ChangedReferral {
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly where: WhereSheIs;
  readonly urgent: boolean;
  readonly landingTeam: string;
  /** Present where answers about safety are others than before. */
  readonly safetyChangedAt?: Date;
}

/** Why it is withdrawn, and by whom. */
interface Told {
  readonly reason: WithdrawalReason;
  readonly at: Date;
  readonly by: string;
  readonly note?: NewNote;
}

type Row = Readonly<Record<string, unknown>>;

@Injectable()
export class ReferralStore {
  constructor(private readonly cipher: IdentityCipher) {}

  /** False: the reference is taken, and nothing was written. */
  async add(tx: Transaction, referral: NewReferral, notes: readonly NewNote[]): Promise<boolean> {
    const { id, form } = referral;
    const added = await tx.each(ADD, this.referralColumns(referral));
    if (added.length !== 1) return false;
    tx.insert('person', { ...sealPerson(this.cipher, id, form.person) });
    tx.insert('equity', equityColumns(referral));
    for (const row of senderAccess(referral)) tx.insert('referral_access', row);
    for (const note of notes) this.addNote(tx, note, referral);
    for (const other of referral.linkedTo) tx.insert('referral_link', linkRow(referral, other));
    return true;
  }

  /** What the viewer may see of it, locked until the transaction ends: with who she is, or of two changes at once one would be lost. */
  async lock(tx: Transaction, id: string, viewer: Viewer): Promise<ReferralRecord | undefined> {
    const [row] = await tx.query<RecordRow>(
      `${SELECT_RECORD} WHERE r.id = $1 AND ${maySee(2)} FOR UPDATE OF r, p`,
      [id, ...viewerParams(viewer)],
    );
    if (row === undefined) return undefined;
    await refuseIfClosed(tx, id, viewer);
    return recordOf(row, this.cipher);
  }

  async saveChange(tx: Transaction, id: string, changed: ChangedReferral): Promise<void> {
    await tx.query(
      `UPDATE referral SET facts = $2, facts_version = $3, asked_where = $4, urgent = $5,
         landing_team = $6, place_list = coalesce($7, place_list),
         safety_changed_at = coalesce($8, safety_changed_at)
       WHERE id = $1`,
      [
        id,
        JSON.stringify(changed.facts),
        changed.factsVersion,
        JSON.stringify(changed.where),
        changed.urgent,
        changed.landingTeam,
        changed.facts.places.listRevision,
        changed.safetyChangedAt,
      ],
    );
  }

  /** Somebody who has read how she may be reached before this reads it again before they change it. */
  async savePerson(tx: Transaction, id: string, person: PersonDetails): Promise<void> {
    const columns = sealPerson(this.cipher, id, person);
    await tx.query(
      `UPDATE person SET birth_date = $2, address = $3, postcode = $4,
         birth_date_index = $5::bytea, postcode_index = $6::bytea, contact = $7,
         name_to_use = $8, pronouns = $9, dialect = $10,
         contact_version = coalesce(contact_version, 1) + 1
       WHERE referral_id = $1`,
      [
        id,
        columns.birth_date,
        columns.address,
        columns.postcode,
        columns.birth_date_index,
        columns.postcode_index,
        columns.contact,
        columns.name_to_use,
        columns.pronouns,
        columns.dialect,
      ],
    );
  }

  /** How the person is spoken with and written to; what was counted when it was sent is counted so. */
  async saveSpoken(tx: Transaction, id: string, spoken: SpokenWith): Promise<void> {
    await tx.query(
      `UPDATE equity SET language = $2, interpreter_needed = $3, interpreter_wish = $4, reading = $5
       WHERE referral_id = $1`,
      [
        id,
        spoken.language,
        spoken.interpreterNeeded,
        spoken.interpreterWish ?? null,
        spoken.reading ?? null,
      ],
    );
  }

  /** Her death is told: from now on nothing is written to her. The referral goes on until it is looked after. */
  async stopMessages(tx: Transaction, id: string, { at, by, note }: Told): Promise<void> {
    if (note !== undefined) this.addNote(tx, note, { id, receivedAt: at, sentBy: by });
    await tx.query('UPDATE referral SET messages_stopped = true, urgent = true WHERE id = $1', [
      id,
    ]);
  }

  async withdraw(tx: Transaction, id: string, { reason, at, by, note }: Told): Promise<void> {
    if (note !== undefined) this.addNote(tx, note, { id, receivedAt: at, sentBy: by });
    await tx.query(
      `WITH ended AS (
         UPDATE referral SET state = 'withdrawn', ended_at = $2, ended_because = $3 WHERE id = $1),
       listed AS (UPDATE sent_list SET newest_at = greatest(newest_at, $2) WHERE referral_id = $1)
       UPDATE referral_access SET until_at = $2
       WHERE referral_id = $1 AND as_kind <> 'sender' AND until_at IS NULL`,
      [id, at, reason],
    );
  }

  async answerQuestion(tx: Transaction, questionId: string, at: Date, by: string): Promise<void> {
    await tx.query('UPDATE question SET answered_at = $2, answered_by = $3 WHERE id = $1', [
      questionId,
      at,
      by,
    ]);
  }

  addNote(
    tx: Transaction,
    note: NewNote,
    of: Pick<NewReferral, 'id' | 'receivedAt' | 'sentBy'>,
  ): void {
    tx.insert('note', this.noteColumns(note, of));
  }

  private referralColumns(referral: NewReferral): object {
    const { id, form } = referral;
    const seal = (column: string, text: string): string =>
      this.cipher.seal(text, { table: 'referral', row: id, column });
    const { name, email, phone, team } = form.referrer;
    const contact: ReferrerContact = {
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    };
    return {
      id,
      reference: referral.reference,
      received_at: referral.receivedAt,
      received_on: referral.receivedOn,
      first_referred_on: referral.firstReferredOn,
      asked_first_referred_on: form.firstReferredOn,
      channel: referral.channel,
      sender: referral.sender,
      sent_by: referral.sentBy,
      team,
      referrer_name: seal('referrer_name', name),
      referrer_contact: seal('referrer_contact', JSON.stringify(contact)),
      urgent: referral.urgent,
      facts: referral.facts,
      facts_version: 1,
      asked_where: form.where,
      landing_team: referral.landingTeam,
      place_list: referral.facts.places.listRevision,
      linked_to: referral.linkedTo,
      add_to_open: form.addToOpen,
      known_to_service: form.knownToService,
      state: 'open',
    };
  }

  private noteColumns(
    { id, kind, text }: NewNote,
    of: Pick<NewReferral, 'id' | 'receivedAt' | 'sentBy'>,
  ): Row {
    return {
      id,
      referral_id: of.id,
      kind,
      body: this.cipher.seal(text, { table: 'note', row: id, column: 'body' }),
      written_by: of.sentBy,
      written_at: of.receivedAt,
    };
  }
}

const equityColumns = ({ id, form: { equity }, deprivationDecile }: NewReferral): Row => ({
  referral_id: id,
  ethnic_category: equity.ethnicCategory,
  language: equity.language,
  interpreter_needed: equity.interpreterNeeded,
  disability: equity.disability,
  inclusion_groups: [...new Set(equity.inclusionGroups)],
  gender_identity: equity.genderIdentity ?? null,
  gender_same_as_at_birth: equity.genderSameAsAtBirth ?? null,
  reading: equity.reading ?? null,
  interpreter_wish: equity.interpreterWish ?? null,
  deprivation_decile: deprivationDecile ?? null,
});

/** Found when it was sent; a person may decide otherwise. */
function linkRow({ id, receivedAt }: NewReferral, found: string): Row {
  const [one, other] = inOrder(id, found);
  return { one, other, state: 'linked', decided_by: 'waymark', decided_at: receivedAt };
}

// A self-referral is no organisation's: she sees it by who she is.
const senderAccess = ({ id, channel, sender, receivedAt }: NewReferral): readonly Row[] =>
  channel === 'self'
    ? []
    : [{ referral_id: id, organisation: sender, as_kind: 'sender', from_at: receivedAt }];

const ADD = `
WITH given AS (SELECT nth, id FROM json_to_recordset($1) AS one(nth int, id uuid)),
added AS (
  INSERT INTO referral SELECT * FROM json_populate_recordset(NULL::referral, $1)
  ON CONFLICT (reference) DO NOTHING RETURNING id)
SELECT nth FROM given JOIN added USING (id)`;
