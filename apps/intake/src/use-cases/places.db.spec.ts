import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAmended,
  referralProfiled,
  referralReceived,
  type PlaceChoices,
  type PlacesFound,
  type PracticesFound,
  type Problem,
  type SendReferral,
} from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, TODAY } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('places');
  // Postcodes that nobody has, in places that do not exist.
  await intake.query(
    `INSERT INTO postcode (postcode, introduced_in, ended_in, district, county, board, decile) VALUES
       ('NR1 9ZZ', 198001, NULL, 'E07000901', 'E10000901', 'E54000901', 3),
       ('NR2 9ZZ', 198001, NULL, 'E07000148', 'E10000020', 'E54000903', 7),
       ('LD1 9ZZ', 198001, NULL, 'W06000023', NULL, NULL, NULL)`,
  );
  const practice = (code: string, name: string, more: string) =>
    `('${code}', '${name}', 'Norwich, NR2 9ZZ', 'NR2 9ZZ', 'QMM', NULL, '1974-04-01', ${more}, '${`${name} norwich nr2 9zz ${code}`.toLowerCase()}')`;
  await intake.query(
    `INSERT INTO practice (code, name, address, postcode, board, nation, opened_on, closed_on, is_open, is_gp, search) VALUES
       ${practice('Y00001', 'Mill Lane Surgery', 'NULL, true, true')},
       ${practice('Y00002', 'Old Mill Surgery', 'NULL, true, true')},
       ${practice('Y00003', 'Mill Hill Prison', 'NULL, true, false')},
       ${practice('Y00004', 'Mill Close Surgery', `'${TODAY}', true, true`)},
       ${practice('Y00005', 'Mill Shut Surgery', `'2026-11-21', true, true`)},
       ${practice('Y00006', 'Mill Dormant Surgery', 'NULL, false, true')}`,
  );
  await intake.query(
    `INSERT INTO geography_edition VALUES
       ('postcodes', 'NSPL', '2026-08', 2025, 'NSPL_AUG_2026_UK.csv', 1, 'x', 3, now()),
       ('practices', 'epraccur', '2026-11', NULL, 'epraccur.csv', 1, 'x', 6, now())`,
  );
});
afterAll(() => intake.close());

const living = (where: Partial<SendReferral['where']>, postcode?: string): SendReferral =>
  aForm({ where: { residencePlaces: [], ...where }, person: { postcode } });
const find = (where: Partial<SendReferral['where']>, postcode?: string) =>
  intake.post<PlacesFound>('/places', {
    where: living(where).where,
    ...(postcode !== undefined && { postcode }),
  });

describe('a referral with a postcode of the loaded table', () => {
  it('says places, board and decile, and the postcode nowhere', async () => {
    const { referralId } = await intake.sent(living({}, 'nr1 9zz'));
    const said = await intake.said(referralId);
    const [received] = ofType(said, referralReceived);
    expect(received?.data.facts.places.residence).toEqual({
      known: 'known',
      places: ['eastham', 'northshire'],
    });
    expect(received?.data.landingTeam).toBe('landing-qn1');
    const [profiled] = ofType(said, referralProfiled);
    expect(profiled?.data.deprivationDecile).toBe(3);
    expect(JSON.stringify(said).toUpperCase()).not.toMatch(/NR1 ?9ZZ|E07000901/);
  });

  it('with a hidden address looks nothing up', async () => {
    const hidden = living({ residence: 'hidden', residencePlaces: ['norfolk'] });
    const found = await intake.post<PlacesFound>('/places', {
      where: hidden.where,
      postcode: 'NR1 9ZZ',
    });
    expect(found.body.places.residence).toEqual({ known: 'hidden', places: ['norfolk'] });
    expect(found.body.deprivationDecile).toBeUndefined();
  });

  it('in Wales says so, and is kept all the same', async () => {
    const { referralId } = await intake.sent(living({}, 'LD1 9ZZ'));
    const [received] = ofType(await intake.said(referralId), referralReceived);
    expect(received?.data.facts.places.residence).toEqual({
      known: 'outside-england',
      places: [],
      outside: 'wales',
    });
    expect(received?.data.landingTeam).toBe('landing-national');
  });

  it('that no table has is kept, and the area is asked for', async () => {
    const { referralId } = await intake.sent(living({}, 'NR9 9ZZ'));
    const [received] = ofType(await intake.said(referralId), referralReceived);
    expect(received?.data.facts.places.residence).toEqual({ known: 'not-known', places: [] });
  });
});

describe('a postcode and a chosen area that contradict each other', () => {
  const contradicting = () =>
    intake
      .sent(living({ residencePlaces: ['eastham'] }, 'NR2 9ZZ'))
      .then((sent) => sent.referralId);
  const amended = async (id: string, parts: object) => {
    const { status } = await intake.post(`/referrals/${id}/amendments`, parts);
    expect(status).toBe(200);
    return ofType(await intake.said(id), referralAmended).at(-1)?.data.facts.places.residence;
  };

  it('count for neither, until the area is chosen once more', async () => {
    const id = await contradicting();
    const [received] = ofType(await intake.said(id), referralReceived);
    expect(received?.data.facts.places.residence).toEqual({ known: 'not-known', places: [] });
    const { where } = living({ residencePlaces: ['eastham'] });
    expect(await amended(id, { where })).toMatchObject({ places: ['eastham', 'northshire'] });
  });

  it('or until the postcode is corrected', async () => {
    const id = await contradicting();
    expect(await amended(id, { postcode: 'nr1 9zz' })).toMatchObject({
      known: 'known',
      places: ['eastham', 'northshire'],
    });
    expect((await intake.page(id)).sent.person.postcode).toBe('NR1 9ZZ');
  });

  it.each([
    { what: 'no postcode', parts: { postcode: 'NR1' }, rule: 'postcode' },
    {
      what: 'one of a hidden home',
      parts: {
        postcode: 'NR1 9ZZ',
        where: living({ residence: 'hidden', residencePlaces: ['norfolk'] }).where,
      },
      rule: 'hidden-address',
    },
  ])('are not corrected with $what', async ({ parts, rule }) => {
    const id = await contradicting();
    const { status, body } = await intake.post(`/referrals/${id}/amendments`, parts);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'postcode', rule }]);
  });
});

describe('places for a question', () => {
  it('are of home and practice, each by its own postcode', async () => {
    const where = { gpPractice: 'known', gpPracticeCode: 'Y00001', gpPlaces: [] } as const;
    const { body } = await find(where, 'NR1 9ZZ');
    expect(body).toMatchObject({
      places: {
        residence: { places: ['eastham', 'northshire'] },
        gpPractice: { known: 'known', places: ['norfolk'] },
      },
      landingTeam: 'landing-qn1',
      deprivationDecile: 3,
      missing: [],
      notes: [{ code: 'home-and-practice-differ' }],
    });
  });

  it('are asked for where the practice closed yesterday', async () => {
    const closed = { gpPractice: 'known', gpPracticeCode: 'Y00005', gpPlaces: [] } as const;
    const { body } = await find(closed, 'NR1 9ZZ');
    expect(body.missing.map(({ fact }) => fact)).toEqual(['places.gpPractice']);
    expect(body.notes.map(({ code }) => code)).toEqual(['practice-closed']);
  });

  it('are refused for something that is no postcode, by its field', async () => {
    const { status, body } = await intake.post('/places', {
      where: living({}).where,
      postcode: 'NR1',
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'postcode', rule: 'postcode' }]);
  });

  it('say what can be looked up', async () => {
    const { body } = await intake.get<PlaceChoices>('/places');
    expect(body.lookups).toEqual({ postcodes: true, practices: true });
    expect(body.revision).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('practices', () => {
  const search = async (q: string) =>
    (await intake.get<PracticesFound>(`/practices?q=${encodeURIComponent(q)}`)).body.practices.map(
      ({ code }) => code,
    );

  it.each([
    { q: 'mill', is: ['Y00004', 'Y00001', 'Y00002'] },
    { q: 'MILL, Surgery!', is: ['Y00004', 'Y00001', 'Y00002'] },
    { q: 'surgery mill', is: ['Y00004', 'Y00001', 'Y00002'] },
    { q: 'old', is: ['Y00002'] },
    { q: 'y00002', is: ['Y00002'] },
    { q: 'mill nr2 9zz', is: ['Y00004', 'Y00001', 'Y00002'] },
    { q: 'nowhere', is: [] },
  ])('that are open today and called "$q" are $is', async ({ q, is }) => {
    expect(await search(q)).toEqual(is);
  });

  it('are given with name and place', async () => {
    const { body } = await intake.get<PracticesFound>('/practices?q=lane');
    expect(body).toEqual({
      practices: [{ code: 'Y00001', name: 'Mill Lane Surgery', address: 'Norwich, NR2 9ZZ' }],
      more: false,
    });
  });

  it.each([
    { query: '', field: 'q' },
    { query: '?q=', field: 'q' },
    { query: '?q=a', field: 'q' },
    { query: '?q=%25%25', field: 'q' },
    { query: `?q=${'a'.repeat(101)}`, field: 'q' },
    { query: '?q=mill&q=lane', field: 'q' },
    { query: '?q=mill&page=2', field: 'page' },
  ])('asked for with "$query" are refused by field', async ({ query, field }) => {
    const { status, body } = await intake.get<Problem>(`/practices${query}`);
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.field)).toContain(field);
  });

  it('are told to those who refer', async () => {
    const asked = (token?: string) =>
      intake.call('GET', '/practices?q=mill', { ...(token !== undefined && { token }) });
    expect((await asked()).status).toBe(401);
    expect((await asked(intake.callers.hub)).status).toBe(403);
    expect((await asked(intake.callers.herself)).status).toBe(200);
    expect((await asked(intake.callers.machine)).status).toBe(200);
  });
});

describe('a place that gets another name', () => {
  it('is called on a stored referral as it was when it was sent', async () => {
    const form = aForm({
      where: { residencePlaces: ['eastham'] },
      person: { postcode: undefined },
    });
    const { referralId } = await intake.sent(form);
    const before = await intake.page(referralId);
    expect(before.placeNames).toContainEqual({ key: 'eastham', name: 'eastham' });

    // As if this list had been read before, and today's said otherwise.
    const older = '00000000beef';
    await intake.query(
      `INSERT INTO place_list SELECT $1, '[{"key":"eastham","name":"Eastham as it was","kind":"area"}]', now()`,
      [older],
    );
    await intake.query('UPDATE referral SET place_list = $1 WHERE id = $2', [older, referralId]);
    expect((await intake.page(referralId)).placeNames).toEqual([
      { key: 'eastham', name: 'Eastham as it was' },
    ]);

    const { where } = form;
    expect((await intake.post(`/referrals/${referralId}/amendments`, { where })).status).toBe(200);
    expect((await intake.page(referralId)).placeNames).toContainEqual({
      key: 'eastham',
      name: 'eastham',
    });
  });

  it('is called as today where the referral is older than the lists', async () => {
    const { referralId } = await intake.sent(
      aForm({ where: { residencePlaces: ['eastham'] }, person: { postcode: undefined } }),
    );
    await intake.query('UPDATE referral SET place_list = NULL WHERE id = $1', [referralId]);
    expect((await intake.page(referralId)).placeNames).toContainEqual({
      key: 'eastham',
      name: 'eastham',
    });
  });
});
