import { GeographyImportStore, type GeographyKind } from '../store/geography-import.store.js';

const KINDS: readonly GeographyKind[] = ['postcodes', 'practices'];

/** What is in force, and what is half loaded, a line each. */
export async function geographyStatus(databaseUrl: string): Promise<readonly string[]> {
  const lines = await Promise.all(KINDS.map((kind) => statusOf(databaseUrl, kind)));
  return lines.flat();
}

function statusOf(databaseUrl: string, kind: GeographyKind): Promise<readonly string[]> {
  return GeographyImportStore.look(databaseUrl, kind, async (store) => {
    if (!(await store.hasTables()))
      return ['This database has no tables for it: start intake once.'];
    const [inForce, begun] = await Promise.all([store.inForce(), store.unfinished()]);
    const now =
      inForce === undefined
        ? `${kind}: nothing is loaded.`
        : `${kind}: ${inForce.product} ${inForce.edition} is in force, ${String(inForce.rowCount)} rows, loaded on ${inForce.loadedAt.toISOString().slice(0, 10)} from ${inForce.fileName}.`;
    return begun === undefined
      ? [now]
      : [
          now,
          `${kind}: an import of ${begun.fileName} (${begun.edition}) has read ${String(begun.readLines)} lines and is not finished.`,
        ];
  });
}
