import type { DataSource } from 'typeorm';
import type { Migration } from './data-source.js';

/** Names of those that the database has not had; asked by a role that can only read which it had. */
export async function pendingMigrations(
  source: DataSource,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const [known] = await source.query<readonly { readonly is: boolean }[]>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS is`,
  );
  const had =
    known?.is === true
      ? await source.query<readonly { readonly name: string }[]>('SELECT name FROM migrations')
      : [];
  const names = new Set(had.map(({ name }) => name));
  return migrations.map(nameOf).filter((name) => !names.has(name));
}

const nameOf = (migration: Migration): string => new migration().name ?? migration.name;
