import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import type { SaidByService } from '../domain/said-by-service.js';
import { saidOf, type SaidAsStored } from './said-as-stored.js';

/** One version of what a service says of itself, and who said it. */
export interface SavedSettings {
  readonly said: SaidByService;
  readonly at: Date;
  readonly byName: string;
}

interface Row {
  readonly version: number;
  readonly said: SaidAsStored;
  readonly saved_at: Date;
  readonly by_name: string;
}

/** What services say of themselves: versions are added, never changed. */
@Injectable()
export class ServiceSettingsStore {
  /** Newest first. */
  async versions(
    tx: Transaction,
    serviceId: string,
    most: number,
  ): Promise<readonly SavedSettings[]> {
    const rows = await tx.query<Row>(
      `SELECT version, said, saved_at, by_name FROM service_settings
        WHERE service_id = $1 ORDER BY version DESC LIMIT $2`,
      [serviceId, most],
    );
    return rows.map(({ version, said, saved_at: at, by_name: byName }) => ({
      said: saidOf(said, version),
      at,
      byName,
    }));
  }

  /** False where a colleague has saved this version already. Every instance reads the directory again. */
  async add(
    tx: Transaction,
    serviceId: string,
    said: SaidByService,
    by: { readonly at: Date; readonly organisation: string; readonly name: string },
  ): Promise<boolean> {
    const { version, ...saying } = said;
    const added = await tx.query(
      `INSERT INTO service_settings (service_id, version, saved_at, by_organisation, by_name, said)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING version`,
      [serviceId, version, by.at, by.organisation, by.name, JSON.stringify(saying)],
    );
    if (added.length === 0) return false;
    await tx.query('UPDATE directory_state SET revision = revision + 1');
    return true;
  }
}
