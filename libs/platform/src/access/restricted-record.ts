import { RESTRICTED } from '@waymark/contracts';
import { ProblemError } from '../problem-error.js';

/** It is there, and closed to whoever asked: with a reason they open it, and that is looked at. Every service says it alike. */
export class RestrictedRecord extends ProblemError {
  constructor() {
    super({
      status: 403,
      code: RESTRICTED,
      title: 'This record is restricted',
      detail:
        'Only those who are named on it open it. Whoever needs it now opens it with a reason (POST /referrals/:id/openings of intake); that is recorded and looked at.',
    });
  }
}

interface Asking {
  query<Row>(sql: string, params: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * For whoever may see that it is there: others are told nothing of it.
 * @throws RestrictedRecord, 403
 */
export async function refuseIfClosed(
  tx: Asking,
  id: string,
  { organisation, subject }: { readonly organisation: string; readonly subject: string },
): Promise<void> {
  const [row] = await tx.query<{ readonly closed: boolean }>(
    'SELECT is_closed_to($1, $2, $3) AS closed',
    [id, organisation, subject],
  );
  if (row?.closed === true) throw new RestrictedRecord();
}
