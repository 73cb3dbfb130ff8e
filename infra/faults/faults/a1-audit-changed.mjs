import { query } from '../../bench/servers.mjs';
import { waitUntil } from '../../start/wait-until.mjs';

const attempts = [
  `UPDATE audit SET done_by = 'somebody else' WHERE id = $1`,
  'DELETE FROM audit WHERE id = $1',
];

/** @type {import('../trial.mjs').Fault} */
export const a1 = {
  id: 'A1',
  is: 'somebody with a service’s own rights changes lines of its audit, and takes them out',
  protectedBy: 'rights and a trigger that let lines only be added; seals',
  mutation: 'as-owner',
  apart: true,

  async make(trial) {
    const { line, sender, books } = trial.ground;
    await sender.many(12, 4);
    const sealed = await sealedLine(books);
    for (const sql of attempts) {
      trial.injected += 1;
      if (trial.isWithoutProtection) {
        await books.rows('intake', 'SET session_replication_role = replica');
        await books.rows('intake', sql.replace('$1', String(sealed)));
        return;
      }
      const refused = await query(line.databaseUrls.intake, sql.replace('$1', String(sealed))).then(
        () => false,
        () => true,
      );
      trial.expect(refused, `it was allowed: ${sql}`);
    }
  },
};

/** @param {import('../judge/books.mjs').Books} books @returns {Promise<number>} */
const sealedLine = (books) =>
  waitUntil(
    async () => {
      const [row] = await books.rows(
        'intake',
        'SELECT min(id)::int AS id FROM audit WHERE id <= (SELECT max(last_entry) FROM audit_seal)',
      );
      if (!row?.id) throw new Error('no line of the audit is sealed');
      return row.id;
    },
    { withinMs: 20_000, everyMs: 250 },
  );
