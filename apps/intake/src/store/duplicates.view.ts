import { Injectable } from '@nestjs/common';
import type { Day, OpenElsewhere, TeamKind } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { stateElsewhere } from '../domain/state-elsewhere.js';
import { IdentityCipher } from './identity-cipher.js';
import { indexesOf } from './person-columns.js';

interface Row {
  readonly id: string;
  readonly sender: string;
  readonly received_on: Day;
  readonly what: string | null;
  readonly held_by: TeamKind | null;
}

/** Is she already referred? By exact NHS number and birth date, and no more than when and how far; what is closed to whoever asks is not found. */
@Injectable()
export class DuplicatesView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(
    tx: Transaction,
    person: { readonly nhsNumber: string; readonly birthDate: Day },
    { organisation, subject }: { readonly organisation: string; readonly subject: string },
  ): Promise<{ readonly ids: readonly string[]; readonly open: readonly OpenElsewhere[] }> {
    const indexes = indexesOf(this.cipher, person);
    const rows = await tx.query<Row>(
      `SELECT r.id, r.sender, r.received_on, newest.what, newest.holder ->> 'kind' AS held_by
       FROM person p
       JOIN referral r ON r.id = p.referral_id AND r.state = 'open'
       LEFT JOIN LATERAL (SELECT s.what, s.holder FROM referral_progress s
         WHERE s.referral_id = r.id ORDER BY s.sequence DESC LIMIT 1) newest ON true
       WHERE p.nhs_number_index = $1::bytea AND p.birth_date_index = $2::bytea
         AND NOT is_closed_to(r.id, $3, $4)
       ORDER BY r.received_at, r.id LIMIT 20`,
      [indexes.nhs_number_index, indexes.birth_date_index, organisation, subject],
    );
    return {
      ids: rows.map(({ id }) => id),
      open: rows.map((row) => ({
        receivedOn: row.received_on,
        ...(row.sender === organisation && { referralId: row.id }),
        state: stateElsewhere(row.what ?? undefined, row.held_by ?? undefined),
      })),
    };
  }
}
