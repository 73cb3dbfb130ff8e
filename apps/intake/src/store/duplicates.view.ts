import { Injectable } from '@nestjs/common';
import type { Day, FindDuplicates, OpenElsewhere, TeamKind } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { sameName } from '../domain/same-name.js';
import { stateElsewhere } from '../domain/state-elsewhere.js';
import { IdentityCipher } from './identity-cipher.js';
import { indexesOf, openFullName } from './person-columns.js';

interface Row {
  readonly id: string;
  readonly sender: string;
  readonly received_on: Day;
  readonly by_number: boolean;
  readonly full_name: string;
  readonly what: string | null;
  readonly held_by: TeamKind | null;
}

/**
 * Is she already referred? By what links a referral that is sent: NHS number and birth date, or birth date, postcode and
 * name where a number is missing. No more than when and how far; what is closed to whoever asks is not found.
 */
@Injectable()
export class DuplicatesView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(
    tx: Transaction,
    person: FindDuplicates,
    { organisation, subject }: { readonly organisation: string; readonly subject: string },
  ): Promise<{ readonly ids: readonly string[]; readonly open: readonly OpenElsewhere[] }> {
    const indexes = indexesOf(this.cipher, person);
    const rows = await tx.query<Row>(
      `SELECT r.id, r.sender, r.received_on, newest.what, newest.holder ->> 'kind' AS held_by,
         coalesce(p.nhs_number_index = $1::bytea, false) AS by_number, p.full_name
       FROM person p
       JOIN referral r ON r.id = p.referral_id AND r.state = 'open'
       LEFT JOIN LATERAL (SELECT s.what, s.holder FROM referral_progress s
         WHERE s.referral_id = r.id ORDER BY s.sequence DESC LIMIT 1) newest ON true
       WHERE ((p.nhs_number_index = $1::bytea AND p.birth_date_index = $2::bytea)
           OR (p.birth_date_index = $2::bytea AND p.postcode_index = $3::bytea
             AND (p.nhs_number_index IS NULL OR $1::bytea IS NULL)))
         AND ($6::text IS NULL OR r.facts ->> 'person' = $6)
         AND NOT is_closed_to(r.id, $4, $5)
       ORDER BY r.received_at, r.id LIMIT 20`,
      [
        ...[indexes.nhs_number_index, indexes.birth_date_index, indexes.postcode_index],
        ...[organisation, subject, person.about],
      ],
    );
    const found = rows.filter((row) => row.by_number || this.hasSameName(row, person.fullName));
    return {
      ids: found.map(({ id }) => id),
      open: found.map((row) => ({
        receivedOn: row.received_on,
        ...(row.sender === organisation && { referralId: row.id }),
        state: stateElsewhere(row.what ?? undefined, row.held_by ?? undefined),
      })),
    };
  }

  // Birth date and postcode alone could be a twin's or a sister's.
  private hasSameName({ id, full_name: sealed }: Row, name: string | undefined): boolean {
    return name !== undefined && sameName(openFullName(this.cipher, id, sealed), name);
  }
}
