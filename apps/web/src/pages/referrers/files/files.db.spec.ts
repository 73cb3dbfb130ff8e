import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MOST_ATTACHMENT_BYTES, type AddAttachment } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  titleOf,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { answerFiles, FILE_ID, someFiles } from '../../../testing/file-cases.fixture.js';
import { REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let referrer: Visitor;
let hub: Visitor;

beforeAll(async () => {
  site = await aSite('web-files', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  await site.account('hub', ['hub-clinician', 'cw-loss']);
  referrer = await site.signedIn('referrer');
  hub = await site.signedIn('hub');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  answerFiles(site.services, someFiles);
});

const PATH = `/referrals/${R}/files`;
const PDF = Buffer.from('%PDF-1.7 canary');
const posted = () =>
  site.services.asked.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/attachments'),
  );

describe('files of a referral', () => {
  it('are listed with size, who added them and whether they were scanned; opened only once clean', async () => {
    const { text } = await referrer.get(PATH);
    expect(text).toContain('Discharge letter.pdf');
    expect(text).toMatch(/PDF, 2\.0 MB\. Added by Wensum Maternity on 20 November 2026/);
    expect(text).toContain('Not scanned yet: held');
    expect(text.match(/href="\/referrals\/[^"]+\/files\/[^"]+"/g)).toHaveLength(1);
  });

  it('are added once, by their content, under the key of the form', async () => {
    const page = await referrer.get(PATH);
    const key = hiddenField(page, 'idempotencyKey');
    const fields = { idempotencyKey: key };
    const sent = await referrer.upload(PATH, { name: 'Ünï "scan".pdf', content: PDF }, fields);
    await referrer.upload(PATH, { name: 'Ünï "scan".pdf', content: PDF }, fields);

    expect(sent).toMatchObject({ status: 303, location: PATH });
    const [one, other] = posted();
    expect(Buffer.from((one?.body as AddAttachment).content, 'base64')).toEqual(PDF);
    expect((one?.body as AddAttachment).fileName).toContain('Ünï');
    expect(one?.path).toBe(`/referrals/${R}/attachments`);
    expect([one, other].map((each) => each?.headers['idempotency-key'])).toEqual([key, key]);
  });

  it.each([
    { what: 'nothing', file: { name: '', content: Buffer.alloc(0) }, says: 'Choose a file' },
    {
      what: 'a little too much',
      file: { name: 'a.pdf', content: Buffer.alloc(MOST_ATTACHMENT_BYTES + 1, 1) },
      says: '10 MB or smaller',
    },
    {
      what: 'far too much',
      file: { name: 'a.pdf', content: Buffer.alloc(MOST_ATTACHMENT_BYTES + 200_000, 1) },
      says: '10 MB or smaller',
    },
  ])('of $what are asked again, and nothing is sent', async ({ file, says }) => {
    await referrer.get(PATH);
    const page = await referrer.upload(PATH, file);
    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^Error: /);
    expect(page.text).toContain(says);
    expect(problemLinks(page)).toEqual(['#file']);
    expect(page.text).toContain('id="file"');
    expect(posted()).toEqual([]);
  });

  it.each([
    { rule: 'kind-of-file', says: 'must be a PDF, JPEG or PNG' },
    { rule: 'infected', says: 'A virus was found' },
    { rule: 'too-many-files', says: 'can have 5 files' },
    { rule: 'something-new', says: 'could not be used' },
  ])('that intake refuses by $rule are asked again in words', async ({ rule, says }) => {
    const errors = [{ field: 'file', rule, message: 'No.' }];
    site.services.answer('intake', `POST /referrals/${R}/attachments`, {
      status: 422,
      body: problem(422, 'unprocessable', { errors }),
    });
    await referrer.get(PATH);
    const page = await referrer.upload(PATH, { name: 'x.pdf', content: PDF });
    expect(page.status).toBe(422);
    expect(page.text).toContain(says);
  });

  it('are opened as something to be kept, under a name that says nothing, by whoever has the referral', async () => {
    for (const [who, path] of [
      [referrer, `${PATH}/${FILE_ID}`],
      [hub, `/worklist/${R}/files/${FILE_ID}`],
    ] as const) {
      const page = await who.get(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-disposition')).toMatch(
        /^attachment; filename="file-\w{8}\.pdf"$/,
      );
      expect(page.headers.get('content-type')).toBe('application/pdf');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.text).toBe('%PDF-1.7 canary');
    }
  });

  it('stand on the page of the team that has it', async () => {
    const { text } = await hub.get(`/worklist/${R}`);
    expect(text).toContain('Discharge letter.pdf');
    expect(text).toContain(`href="/worklist/${R}/files/${FILE_ID}"`);
  });

  it('are taken from no form of somebody else’s page, and from nobody who is not signed in', async () => {
    const file = { name: 'x.pdf', content: PDF };
    expect((await referrer.upload(PATH, file, { csrf: 'x' })).status).toBe(403);
    expect((await site.visitor().upload(PATH, file)).status).not.toBe(200);
    expect((await referrer.upload('/referrals', file)).status).toBe(415);
    expect(posted()).toEqual([]);
  });
});
