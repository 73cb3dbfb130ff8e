import { Injectable } from '@nestjs/common';
import type { Mailbox } from '@waymark/contracts';
import { Database } from '@waymark/platform';

/** The one mailbox a message goes to. */
@Injectable()
export class DirectoryView {
  constructor(private readonly database: Database) {}

  /** Of a service that has joined, or of a landing team. */
  async mailboxOf(id: string): Promise<Mailbox | undefined> {
    const [row] = await this.database.query<{ email: string }>(
      `SELECT record->>'mailbox' AS email FROM directory_entry
        WHERE kind IN ('service', 'landing-team') AND id = $1 AND record ? 'mailbox'
          AND coalesce((record->>'joined')::boolean, true)`,
      [id],
    );
    return row;
  }
}
