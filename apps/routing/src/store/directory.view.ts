import { Injectable } from '@nestjs/common';
import type { Directory, DirectoryEntry, Mailbox } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { DirectoryService } from '../domain/directory-files.js';

/** The directory for people, and the one mailbox a message goes to. */
@Injectable()
export class DirectoryView {
  constructor(private readonly database: Database) {}

  async all(): Promise<Directory> {
    const rows = await this.database.query<{ record: DirectoryService; marked: string }>(
      `SELECT e.record, s.marked FROM directory_entry e, directory_state s
        WHERE e.kind = 'service' ORDER BY e.place`,
    );
    return { services: rows.map(({ record, marked }) => entryOf(record, marked)) };
  }

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

const entryOf = (service: DirectoryService, marked: string): DirectoryEntry => ({
  serviceId: service.id,
  name: service.name,
  area: service.area,
  kind: service.kind,
  opening: service.opening,
  joined: service.joined,
  marked,
  pathways: service.pathways,
});
