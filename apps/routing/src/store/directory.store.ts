import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import type { ServiceFigures } from '@waymark/contracts';
import {
  directoryOf,
  type Directory,
  type DirectoryContent,
  type KeptBeside,
} from '../domain/directory.js';
import type {
  Destination,
  DirectoryService,
  Fallback,
  LandingTeam,
} from '../domain/directory-files.js';
import { saidOf, type SaidAsStored } from './said-as-stored.js';

interface Entry {
  readonly kind: 'service' | 'landing-team' | 'destination' | 'reason';
  readonly id: string;
  readonly record: object;
}

/** The directory in the database: the last files that were good, and what services say of themselves over them. */
@Injectable()
export class DirectoryStore {
  /** Puts new content in force; the same content again changes nothing. */
  async replace(
    tx: Transaction,
    content: DirectoryContent,
    { hash, now }: { readonly hash: string; readonly now: Date },
  ): Promise<void> {
    const changed = await tx.query(
      `INSERT INTO directory_state (revision, content_hash, marked, read_on, loaded_at)
       VALUES (1, $1, $2, $3, $4)
       ON CONFLICT (only_one) DO UPDATE
          SET revision = directory_state.revision + 1, content_hash = excluded.content_hash,
              marked = excluded.marked, read_on = excluded.read_on, loaded_at = excluded.loaded_at
        WHERE directory_state.content_hash <> excluded.content_hash
       RETURNING revision`,
      [hash, content.services.marked, content.services.readOn, now],
    );
    if (changed.length === 0) return;
    await tx.query('DELETE FROM directory_entry');
    entriesOf(content).forEach(({ kind, id, record }, place) => {
      tx.insert('directory_entry', { kind, id, place, record });
    });
  }

  async revision(tx: Transaction): Promise<number | undefined> {
    const [state] = await tx.query<{ revision: number }>('SELECT revision FROM directory_state');
    return state?.revision;
  }

  /** What is in force, with its revision; undefined where nothing was ever loaded. */
  async read(
    tx: Transaction,
  ): Promise<{ readonly revision: number; readonly directory: Directory } | undefined> {
    const [state] = await tx.query<{ revision: number; marked: string; read_on: string }>(
      'SELECT revision, marked, read_on FROM directory_state',
    );
    if (state === undefined) return undefined;
    const entries = await tx.query<Entry>(
      'SELECT kind, id, record FROM directory_entry ORDER BY place',
    );
    const of = (kind: Entry['kind']): unknown =>
      entries.filter((entry) => entry.kind === kind).map(({ record }) => record);
    const { marked, read_on: readOn } = state;
    return {
      revision: state.revision,
      directory: directoryOf(
        {
          services: { marked, readOn, services: of('service') as readonly DirectoryService[] },
          landingTeams: { marked, teams: of('landing-team') as readonly LandingTeam[] },
          fallbacks: {
            marked,
            readOn,
            destinations: of('destination') as readonly Destination[],
            reasons: of('reason') as readonly Fallback[],
          },
        },
        await keptBeside(tx),
      ),
    };
  }
}

async function keptBeside(tx: Transaction): Promise<KeptBeside> {
  const said = await tx.query<{
    id: string;
    version: number;
    said: SaidAsStored;
  }>(
    `SELECT DISTINCT ON (service_id) service_id AS id, version, said
       FROM service_settings ORDER BY service_id, version DESC`,
  );
  const figures = await tx.query<{ id: string; figures: ServiceFigures }>(
    'SELECT service_id AS id, figures FROM service_figures',
  );
  return {
    said: new Map(said.map(({ id, version, said: saying }) => [id, saidOf(saying, version)])),
    figures: new Map(figures.map((row) => [row.id, row.figures])),
  };
}

const entriesOf = ({ services, landingTeams, fallbacks }: DirectoryContent): readonly Entry[] => [
  ...services.services.map((record) => ({ kind: 'service' as const, id: record.id, record })),
  ...landingTeams.teams.map((record) => ({
    kind: 'landing-team' as const,
    id: record.id,
    record,
  })),
  ...fallbacks.destinations.map((record) => ({
    kind: 'destination' as const,
    id: record.kind,
    record,
  })),
  ...fallbacks.reasons.map((record) => ({ kind: 'reason' as const, id: record.reason, record })),
];
