import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { withOrigin } from '@waymark/platform';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { proveAudit, type AuditProof } from './audit-proof.js';
import { Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('audit');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

/** What only the owner of the tables can do, and does when they want to hide something. */
const asOwner = (sql: string) =>
  walker.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);
beforeEach(() => asOwner('TRUNCATE audit, audit_seal RESTART IDENTITY'));
afterEach(() => walker.query('RESET session_replication_role'));

const noted = async (...subjects: readonly string[]): Promise<void> => {
  for (const subject of subjects) {
    await walker.parts.unitOfWork.run((tx) => {
      tx.audit({ action: 'placement.read', subject, by: 'somebody', reason: 'She telephoned.' });
      return Promise.resolve();
    });
  }
};
const sealed = async (...subjects: readonly string[]): Promise<void> => {
  await noted(...subjects);
  await walker.parts.auditSealer.round();
};
const proof = (...known: [{ id: number; hash: string }?]): Promise<AuditProof> =>
  proveAudit((statement, values) => walker.parts.connections.query(statement, values), ...known);
const seals = () =>
  walker.query<{ id: number; hash: string }>(
    `SELECT id::int, encode(hash, 'hex') AS hash FROM audit_seal ORDER BY id`,
  );

describe('the audit', () => {
  it('is sealed in a chain, each entry once', async () => {
    await sealed('one', 'two');
    await sealed('three');
    await walker.parts.auditSealer.round();

    expect(await proof()).toEqual({ seals: 2, entries: 3, unsealed: 0 });
  });

  it('says from where somebody came, where anybody did, and seals that with the rest', async () => {
    await sealed('from before');
    await withOrigin('192.0.2.7 session:abc', () => sealed('one'));
    await sealed('by the service itself');
    expect(await walker.query('SELECT came_from FROM audit ORDER BY id')).toEqual(
      [null, '192.0.2.7 session:abc', null].map((from) => ({ came_from: from })),
    );
    expect(await proof()).toEqual({ seals: 3, entries: 3, unsealed: 0 });
    for (const change of [
      `UPDATE audit SET came_from = '192.0.2.8 session:abc' WHERE id = 2`,
      'UPDATE audit SET came_from = NULL WHERE id = 2',
    ]) {
      await asOwner(change);
      expect(await proof()).toMatchObject({ broken: { seal: 2 } });
    }
    await asOwner(`UPDATE audit SET came_from = '192.0.2.7 session:abc' WHERE id = 2`);
    await asOwner(`UPDATE audit SET came_from = '192.0.2.7' WHERE id = 1`);
    expect(await proof()).toMatchObject({ broken: { seal: 1 } });
  });

  it('holds what was sealed before anything was said of from where', async () => {
    // As the first version of the chain wrote it.
    const entry = ['1', '2026-11-01T10:00:00.000000', 'placement.read', 'old', 'somebody', null];
    await asOwner(`INSERT INTO audit (id, at, action, subject, done_by)
      VALUES (1, '2026-11-01T10:00:00Z', 'placement.read', 'old', 'somebody')`);
    const hash = createHash('sha256').update(Buffer.alloc(32)).update(JSON.stringify(entry));
    await walker.query(
      'INSERT INTO audit_seal (id, last_entry, entries, hash) VALUES (1, 1, 1, $1)',
      [hash.digest()],
    );
    await walker.query(`SELECT setval('audit_id_seq', 1)`);
    await withOrigin('192.0.2.7', () => sealed('new'));
    expect(await proof()).toEqual({ seals: 2, entries: 2, unsealed: 0 });
  });

  it('goes by the numbers of the entries, not by how they are written', async () => {
    await sealed(...Array.from({ length: 9 }, (_, at) => `early ${String(at)}`));
    await sealed(...Array.from({ length: 92 }, (_, at) => `late ${String(at)}`));

    expect(await proof()).toEqual({ seals: 2, entries: 101, unsealed: 0 });
  });

  it('says of the youngest entries only that they are not sealed yet', async () => {
    await sealed('one');
    await noted('two');
    expect(await proof()).toEqual({ seals: 1, entries: 1, unsealed: 1 });
  });

  it('waits for whoever is just writing, so that no entry slips in behind a seal', async () => {
    const other = await walker.parts.connections.lease();
    await other.begin();
    await other.query(
      `INSERT INTO audit (action, subject, done_by) VALUES ('placement.read', 'slow', 'somebody')`,
    );
    await noted('quick');
    await walker.parts.auditSealer.round();
    expect(await seals()).toEqual([]);

    await other.commit();
    other.release();
    await walker.parts.auditSealer.round();
    expect(await proof()).toEqual({ seals: 1, entries: 2, unsealed: 0 });
  });

  it('is sealed by several instances as by one', async () => {
    await noted('one', 'two', 'three');
    const second = await Walker.on(database.url);
    await Promise.all([walker.parts.auditSealer.round(), second.parts.auditSealer.round()]);
    await noted('four');
    await Promise.all([walker.parts.auditSealer.round(), second.parts.auditSealer.round()]);
    await second.close();

    expect(await proof()).toMatchObject({ entries: 4, unsealed: 0 });
    expect((await proof()).broken).toBeUndefined();
  });

  it('cannot be changed, and neither can its seals, by whoever writes it', async () => {
    await sealed('one');
    for (const change of [
      `UPDATE audit SET subject = 'nobody'`,
      'DELETE FROM audit',
      'DELETE FROM audit_seal',
      'TRUNCATE audit_seal',
    ])
      await expect(walker.query(change)).rejects.toThrow('audit is append-only');
  });

  it.each([
    ['an entry that was changed', `UPDATE audit SET subject = 'nobody' WHERE id = 2`, 1, 'changed'],
    [
      'a time that was changed',
      `UPDATE audit SET at = at + interval '1 us' WHERE id = 2`,
      1,
      'changed',
    ],
    ['a reason that was taken out', 'UPDATE audit SET reason = NULL WHERE id = 4', 2, 'changed'],
    ['an entry that was taken out', 'DELETE FROM audit WHERE id = 1', 1, 'taken out'],
    ['a seal that is missing', 'DELETE FROM audit_seal WHERE id = 1', 2, 'seal 1 is missing'],
    [
      'a seal that was made to fit',
      `UPDATE audit SET subject = 'nobody' WHERE id = 1;
       UPDATE audit_seal SET hash = sha256('made to fit') WHERE id = 1`,
      1,
      'changed',
    ],
  ])('shows %s', async (_, change, seal, why) => {
    await sealed('one', 'two', 'three');
    await sealed('four');
    await asOwner(change);
    expect(await proof()).toMatchObject({
      broken: { seal, why: expect.stringContaining(why) },
    });
  });

  it('shows an entry that was slipped in where a transaction had failed', async () => {
    await noted('one');
    await walker.query(`SELECT nextval('audit_id_seq')`);
    await sealed('three');
    expect((await proof()).broken).toBeUndefined();

    await asOwner(`INSERT INTO audit (id, action, subject, done_by) VALUES (2, 'x', 'x', 'x')`);
    expect(await proof()).toMatchObject({ broken: { seal: 1, why: 'an entry was slipped in' } });
  });

  it('shows an end that was taken away where a seal was written down elsewhere', async () => {
    await sealed('one');
    await sealed('two');
    const last = (await seals()).at(-1);
    expect((await proof(last)).broken).toBeUndefined();

    await asOwner('DELETE FROM audit WHERE id = 2; DELETE FROM audit_seal WHERE id = 2');
    expect((await proof()).broken).toBeUndefined();
    expect((await proof(last)).broken).toMatchObject({ seal: 2 });
  });
});
