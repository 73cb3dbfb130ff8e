import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  MOST_ATTACHMENT_BYTES,
  referralFileAdded,
  referralOffered,
  type AttachmentContent,
  type AttachmentView,
  type Problem,
  type ReferralFileAddedData,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import type { QueryRunner } from 'typeorm';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aClamd, CHOKES, EICAR, type TestClamd } from '../gateways/a-clamd.fixture.js';
import { NamesOfFiles1765700000105 } from '../store/migrations/1765700000105-names-of-files.js';
import { ScanHeldFiles } from './scan-held-files.js';

let clamd: TestClamd;
let intake: AnIntake;
let referralId: string;

beforeAll(async () => {
  clamd = await aClamd();
  intake = await anIntake('attachments', { CLAMD_ADDRESS: clamd.address });
});
afterAll(async () => {
  await intake.close();
  await clamd.close();
});
beforeEach(async () => {
  clamd.falls = false;
  clamd.scanned.length = 0;
  ({ referralId } = await intake.sent());
});

const PDF = Buffer.from('%PDF-1.7 canary-content');
const add = (
  content: Buffer = PDF,
  { fileName = 'Canarywood letter.pdf', as = intake.callers.midwife, key = randomUUID() } = {},
) =>
  intake.call<AttachmentView & Partial<Problem>>('POST', `/referrals/${referralId}/attachments`, {
    token: as,
    body: { fileName, content: content.toString('base64') },
    headers: { 'idempotency-key': key },
  });
const open = (id: string, as = intake.callers.midwife) =>
  intake.get<AttachmentContent & Partial<Problem>>(
    `/referrals/${referralId}/attachments/${id}`,
    as,
  );
const stored = async () => {
  const rows = await intake.query<{ row: string }>(
    'SELECT a::text AS row FROM attachment a UNION ALL SELECT i::text FROM idempotency i',
  );
  return rows.map(({ row }) => row).join();
};
const audited = async (action: string) =>
  (
    await intake.query('SELECT 1 FROM audit WHERE action = $1 AND subject = $2', [
      action,
      referralId,
    ])
  ).length;
const filesSaid = async () =>
  (await intake.said(referralId))
    .filter(({ type }) => type === referralFileAdded.type)
    .map(({ data }) => data as ReferralFileAddedData);
const offer = (serviceId: string) =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      subject: referralId,
      sequence: 1,
      time: '2026-11-22T12:30:00.000Z',
      data: {
        referralId,
        serviceId,
        serviceName: 'Eastham hub',
        as: 'lead',
        holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'M' },
      },
    }),
  );

describe('a file that is added to a referral', () => {
  it('is scanned, kept sealed, shown with the referral, and opened as it was', async () => {
    const { status, body } = await add();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'pdf',
      bytes: PDF.length,
      fileName: 'Canarywood letter.pdf',
      scan: 'clean',
    });
    expect(clamd.scanned).toEqual([PDF]);
    expect(await stored()).not.toMatch(/Canary|canary|25504446/);
    expect((await intake.page(referralId)).attachments).toEqual([body]);

    const opened = await open(body.attachmentId);
    expect(Buffer.from(opened.body.content, 'base64')).toEqual(PDF);
    expect([await audited('attachment.added'), await audited('attachment.read')]).toEqual([1, 1]);
  });

  it('is called by its name in no answer that was kept with a key before', async () => {
    const answer = { status: 201, body: { fileName: 'Canary.pdf', kind: 'pdf' } };
    await intake.query(
      `INSERT INTO idempotency (organisation, key, body_hash, answer) VALUES ('o', 'k', 'h', $1)`,
      [JSON.stringify(answer)],
    );
    const runner = { query: (sql: string) => intake.query(sql) };
    await new NamesOfFiles1765700000105().up(runner as unknown as QueryRunner);
    expect(await intake.query(`SELECT answer FROM idempotency WHERE key = 'k'`)).toEqual([
      { answer: { status: 201, body: { kind: 'pdf' } } },
    ]);
  });

  it('is said once to whoever has the referral, without its name or what is in it', async () => {
    const key = randomUUID();
    const { body } = await add(PDF, { key });
    await add(PDF, { key });
    const { attachmentId } = body;

    expect(await filesSaid()).toEqual([
      { referralId, attachmentId, kind: 'pdf', is: 'can-be-opened', byTeam: body.addedBy },
    ]);
    expect(JSON.stringify(await intake.said(referralId))).not.toMatch(/Canary|canary/);
  });

  it('is not said where it is refused', async () => {
    await add(Buffer.from('MZ'));
    expect(await filesSaid()).toEqual([]);
  });

  it('arrives once under its key, and twice under two', async () => {
    const key = randomUUID();
    const [one, other] = [await add(PDF, { key }), await add(PDF, { key })];
    expect(other.body).toEqual(one.body);
    await add();
    expect((await intake.page(referralId)).attachments).toHaveLength(2);
  });

  it.each([
    { what: 'called .pdf and is none', content: Buffer.from('MZ\x90'), rule: 'kind-of-file' },
    { what: 'empty', content: Buffer.alloc(0), rule: 'kind-of-file' },
    { what: 'a script in a picture', content: Buffer.from('<svg onload=1>'), rule: 'kind-of-file' },
    { what: 'a virus', content: Buffer.from(`%PDF-1.7 ${EICAR}`), rule: 'infected' },
  ])('that is $what is refused, and nothing is kept', async ({ content, rule }) => {
    const before = await stored();
    const { status, body } = await add(content);
    expect([status, body.errors?.[0]?.rule]).toEqual([422, rule]);
    expect(await stored()).toBe(before);
  });

  it('may be 10 MB, and no more', async () => {
    const most = Buffer.concat([PDF, Buffer.alloc(MOST_ATTACHMENT_BYTES - PDF.length, 1)]);
    expect((await add(most)).status).toBe(201);
    const more = Buffer.concat([most, Buffer.from('1')]);
    expect((await add(more)).status).toBe(422);
  });

  it('is one of five', async () => {
    for (let nth = 0; nth < 5; nth += 1) expect((await add()).status).toBe(201);
    const { body } = await add();
    expect(body.errors?.[0]?.rule).toBe('too-many-files');
  });
});

describe('while the scanner does not answer', () => {
  it('is looked through although one before it cannot be', async () => {
    clamd.falls = true;
    const broken = Array.from({ length: 25 }, (_, nth) => Buffer.from(`%PDF-1.7 ${CHOKES} ${nth}`));
    for (const [nth, content] of broken.entries()) {
      if (nth % 5 === 0) ({ referralId } = await intake.sent());
      await add(content);
    }
    ({ referralId } = await intake.sent());
    const { body } = await add();
    clamd.falls = false;
    for (let round = 0; round < 12; round += 1) await intake.app.get(ScanHeldFiles).execute();
    expect((await open(body.attachmentId)).status).toBe(200);
  });

  it('is held and opened by nobody, and looked through when it answers again', async () => {
    clamd.falls = true;
    const { body } = await add();
    expect(body.scan).toBe('held');
    const refused = await open(body.attachmentId);
    expect([refused.status, refused.body.code]).toEqual([409, 'not-scanned']);
    expect(await audited('attachment.read')).toBe(0);

    clamd.falls = false;
    await intake.app.get(ScanHeldFiles).execute();
    expect((await open(body.attachmentId)).status).toBe(200);
    expect((await filesSaid()).map(({ is }) => is)).toEqual(['held', 'released']);
  });

  it('loses what is in it where it turns out to be infected', async () => {
    clamd.falls = true;
    const { body } = await add(Buffer.from(`%PDF-1.7 ${EICAR}`));
    clamd.falls = false;
    await intake.app.get(ScanHeldFiles).execute();

    expect((await open(body.attachmentId)).body.code).toBe('infected');
    expect((await filesSaid()).map(({ is }) => is)).toEqual(['held']);
    expect((await intake.page(referralId)).attachments?.[0]?.scan).toBe('infected');
    const [kept] = await intake.query<{ content: unknown }>(
      'SELECT content FROM attachment WHERE id = $1',
      [body.attachmentId],
    );
    expect(kept?.content).toBeNull();
  });
});

describe('who may', () => {
  it('open it is whoever may see the referral, until they may not', async () => {
    const { body } = await add();
    const { hub, stranger, colleague } = intake.callers;
    expect((await open(body.attachmentId, hub)).status).toBe(404);
    await offer('eastham-hub');
    expect((await open(body.attachmentId, hub)).status).toBe(200);
    expect((await open(body.attachmentId, colleague)).status).toBe(200);
    expect((await open(body.attachmentId, stranger)).status).toBe(404);

    await intake.post(`/referrals/${referralId}/withdrawal`, { reason: 'sent-in-error' });
    expect((await open(body.attachmentId, hub)).status).toBe(404);
    expect((await add()).status).toBe(409);
  });

  it('add one is who sent it alone', async () => {
    await offer('eastham-hub');
    const { hub, stranger, passerBy } = intake.callers;
    expect((await add(PDF, { as: hub })).status).toBe(403);
    expect((await add(PDF, { as: passerBy })).status).toBe(403);
    expect((await add(PDF, { as: stranger })).status).toBe(404);
  });

  it('reach it through another referral is nobody', async () => {
    const { body } = await add();
    ({ referralId } = await intake.sent());
    expect((await open(body.attachmentId)).status).toBe(404);
  });
});
