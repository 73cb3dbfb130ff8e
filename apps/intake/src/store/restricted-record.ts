import { RESTRICTED } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { ProblemError } from '@waymark/platform';

/** It is there, and closed to whoever asked: with a reason they open it, and that is looked at. */
export class RestrictedRecord extends ProblemError {
  constructor() {
    super({
      status: 403,
      code: RESTRICTED,
      title: 'This record is restricted',
      detail:
        'Only those who are named on it open it. Whoever needs it now opens it with a reason (POST /referrals/:id/openings); that is recorded and looked at.',
    });
  }
}

/**
 * For whoever may see that it is there: others are told nothing of it.
 * @throws RestrictedRecord, 403
 */
export async function refuseIfClosed(
  tx: Transaction,
  id: string,
  { organisation, subject }: { readonly organisation: string; readonly subject: string },
): Promise<void> {
  const [row] = await tx.query<{ readonly closed: boolean }>(
    'SELECT is_closed_to($1, $2, $3) AS closed',
    [id, organisation, subject],
  );
  if (row?.closed === true) throw new RestrictedRecord();
}
