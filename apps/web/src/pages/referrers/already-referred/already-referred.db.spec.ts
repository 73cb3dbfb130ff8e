import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { fieldsOf, fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { aDraft } from '../../../testing/drafts.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-already-referred', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const finding = (...open: readonly object[]): void => {
  site.services.answer('intake', 'POST /referrals/duplicates', { status: 200, body: { open } });
};
const lookedFor = (): readonly unknown[] =>
  site.services.asked
    .filter(({ path }) => path === '/referrals/duplicates')
    .map(({ body }) => body);
const ONE_OPEN = { receivedOn: '2026-11-01', state: 'a team is deciding' };
const withoutNumber = {
  ...aDraft.topics.person,
  nhsNumber: '',
  noNhsNumberBecause: 'not-known',
  postcode: 'cv11aa',
};

describe('somebody who may be referred already', () => {
  it('is looked for by name, birth date and postcode where there is no NHS number', async () => {
    finding(ONE_OPEN);
    const draft = await fillForm(referrer);
    const { location } = await referrer.post(`${draft}/person`, fieldsOf(withoutNumber));
    expect(location).toMatch(/\/already-referred\?to=/);
    expect(lookedFor().at(-1)).toEqual({
      about: 'pregnant-person',
      fullName: 'Amara Demo',
      birthDate: aDraft.topics.person?.birthDate,
      postcode: 'CV1 1AA',
    });
    const page = await referrer.get(location);
    expect(page.text).toContain('or the name, date of birth and postcode');
    expect(page.text).toContain('Received on 1 November 2026: a team is deciding');
  });

  it.each([
    { what: 'a birth date', fields: { birthDate: '' } },
    { what: 'a number and a postcode', fields: { postcode: '' } },
  ])('is not looked for without $what', async ({ fields }) => {
    finding(ONE_OPEN);
    const draft = await fillForm(referrer);
    const before = lookedFor().length;
    await referrer.post(`${draft}/person`, fieldsOf({ ...withoutNumber, ...fields }));
    expect(lookedFor()).toHaveLength(before);
  });

  it('is asked about once, and anew where it is somebody else', async () => {
    finding(ONE_OPEN);
    const draft = await fillForm(referrer);
    const path = `${draft}/already-referred?to=${draft}/check-answers`;
    await referrer.get(path);
    await referrer.post(path, { choice: 'add-to-it' });
    const person = `${draft}/person?from=check-answers`;
    const same = { ...aDraft.topics.person, pronouns: 'they/them' };
    expect((await referrer.post(person, fieldsOf(same))).location).toBe(`${draft}/check-answers`);
    const other = { ...same, nhsNumber: '9990001006' };
    expect((await referrer.post(person, fieldsOf(other))).location).toMatch(/already-referred/);

    finding();
    const third = { ...same, nhsNumber: '9990002541' };
    expect((await referrer.post(person, fieldsOf(third))).location).toBe(`${draft}/check-answers`);
    await referrer.get(`${draft}/check-answers`);
    await referrer.post(`${draft}/check-answers`);
    const sent = site.services.asked.findLast(({ path: to }) => to === '/referrals');
    expect(sent?.body as SendReferral).not.toHaveProperty('addToOpen');
  });
});
