import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import type { Transaction } from './unit-of-work.js';
import { Walker } from './walk.fixture.js';

const HERSELF = {
  organisation: "o'neill-hub",
  subject: "issuer|o\\'neill'); --",
  kinds: ['lead', 'sender'],
};
const SAID = `SELECT current_setting('app.actor', true) AS actor, current_setting('app.organisation', true) AS organisation,
  current_setting('app.subject', true) AS subject, current_setting('app.kinds', true) AS kinds`;
const said = (tx: Pick<Transaction, 'query'>): Promise<unknown[]> => tx.query(SAID);
const nobody = { organisation: '', subject: '', kinds: '' };

let database: TestDatabase;
let walker: Walker;
beforeAll(async () => {
  database = await aDatabase('read-for');
  walker = await Walker.on(database.url);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

describe('for whom a transaction is', () => {
  it('is said where somebody reads, and the next on the same connection hears nothing of it', async () => {
    const { unitOfWork, connections } = walker.parts;
    expect(await unitOfWork.readFor(HERSELF, said)).toEqual([
      { ...HERSELF, actor: 'reader', kinds: 'lead,sender' },
    ]);
    expect(await unitOfWork.run(said)).toEqual([{ actor: 'service', ...nobody }]);
    const alone = { name: 'said alone', text: SAID };
    expect(await connections.query(alone)).toEqual([{ actor: '', ...nobody }]);
  });

  it('is not said of part of another transaction', async () => {
    const { unitOfWork } = walker.parts;
    await expect(unitOfWork.run(() => unitOfWork.readFor(HERSELF, said))).rejects.toThrow(
      'a transaction of its own',
    );
  });

  it('keeps what is audited with what was read', async () => {
    await walker.parts.unitOfWork.readFor(HERSELF, (tx) => {
      tx.audit({ action: 'walk.read', subject: 'read-for', by: HERSELF.subject });
      return said(tx);
    });
    expect(await walker.count('audit', 'read-for')).toBe(1);
  });
});
