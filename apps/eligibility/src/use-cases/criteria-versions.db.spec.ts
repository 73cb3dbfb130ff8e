import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  referralAmended,
  referralAssessed,
  referralReceived,
  type AssessmentAgain,
  type Day,
} from '@waymark/contracts';
import {
  aDatabase,
  anEvent,
  ofType,
  publishedEvents,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import type { EligibilityConfig } from '../eligibility.config.js';
import { CriteriaFolder } from '../gateways/criteria-folder.js';
import { AccessStore } from '../store/access.store.js';
import { AssessmentStore } from '../store/assessment.store.js';
import type { AssessmentToRun } from '../store/assessments.view.js';
import { CriteriaStore } from '../store/criteria.store.js';
import { eligibilityMigrations } from '../store/migrations/eligibility-migrations.js';
import { PlacesStore } from '../store/places.store.js';
import { ReferralStore } from '../store/referral.store.js';
import { AssessReferral } from './assess-referral.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { JudgeAgain } from './judge-again.js';
import { ListCriteria } from './list-criteria.js';
import { LoadCriteria } from './load-criteria.js';

const COMMITTED = fileURLToPath(new URL('../../../../infra/criteria/', import.meta.url));
const TODAY = '2026-11-22';
const SERVICE = 'cw-loss';

type Json = Record<string, unknown>;

describe('versions of criteria', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  let folder: string;
  let inForce: CriteriaInForce;
  let load: LoadCriteria;
  let assess: AssessReferral;
  let judgeAgain: JudgeAgain;

  beforeEach(async () => {
    database = await aDatabase('criteria-versions');
    unit = await unitOfWorkOn(database.url, {
      service: 'eligibility',
      migrations: eligibilityMigrations,
    });
    folder = await mkdtemp(join(tmpdir(), 'criteria-'));
    for (const name of ['places.json', `${SERVICE}.json`, 'km-thrive.json']) {
      await cp(join(COMMITTED, name), join(folder, name));
    }
    const config = { CRITERIA_DIR: folder, DEMONSTRATION: true } as EligibilityConfig;
    inForce = new CriteriaInForce();
    const store = new CriteriaStore();
    const places = new PlacesStore();
    const { unitOfWork } = unit;
    load = new LoadCriteria(unitOfWork, new CriteriaFolder(config), store, places, inForce, config);
    assess = new AssessReferral(
      unitOfWork,
      inForce,
      new ReferralStore(),
      new AssessmentStore(),
      new AccessStore(),
    );
    judgeAgain = new JudgeAgain(unitOfWork, store, places);
    await load.execute(TODAY);
  });

  afterEach(async () => {
    await unit.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const change = async (name: string, edit: (file: Json) => Json, from = name): Promise<void> => {
    const file = JSON.parse(await readFile(join(folder, from), 'utf8')) as Json;
    await writeFile(join(folder, name), JSON.stringify(edit(file)));
  };
  const renamed = (name: string) => (file: Json) => ({ ...file, name });
  const revisionOn = (day: Day) =>
    inForce.on(day).find(({ serviceId }) => serviceId === SERVICE)?.revision;
  const sentencesOn = (day: Day) =>
    new ListCriteria(inForce).execute(day).criteria.find(({ serviceId }) => serviceId === SERVICE);
  const assessments = () =>
    unit.query<AssessmentToRun>('SELECT * FROM assessment ORDER BY facts_version');
  const again = async (): Promise<AssessmentAgain[]> =>
    Promise.all((await assessments()).map((kept) => judgeAgain.execute(kept)));

  it('takes force as its day begins, and is listed and said for any day', async () => {
    await change(`${SERVICE}.json`, (file) => ({
      ...file,
      effectiveFrom: '2027-04-01',
      name: 'From April',
    }));
    await load.execute(TODAY);

    expect(['2026-11-22', '2027-03-31', '2027-04-01'].map(revisionOn)).toEqual([1, 1, 2]);
    expect(sentencesOn('2027-03-31')).toMatchObject({
      revision: 1,
      serviceName: 'Perinatal Loss Pathway',
      effectiveTo: '2027-03-31',
    });
    expect(sentencesOn('2027-04-01')).toMatchObject({ revision: 2, serviceName: 'From April' });
    expect(sentencesOn('2027-04-01')?.sentences).toContain(
      'Everyone: by the criteria in force since 1 April 2027.',
    );
  });

  it('a second change on one day replaces the first, which is kept and never in force', async () => {
    await change(`${SERVICE}.json`, renamed('First'));
    await load.execute(TODAY);
    await change(`${SERVICE}.json`, renamed('Second'));
    await load.execute(TODAY);

    expect([revisionOn(TODAY), revisionOn('2026-11-23')]).toEqual([1, 3]);
    const kept = await unit.query(
      'SELECT revision, replaced_at IS NOT NULL AS replaced FROM criteria_revision WHERE service_id = $1 ORDER BY revision',
      [SERVICE],
    );
    expect(kept).toEqual([
      { revision: 1, replaced: false },
      { revision: 2, replaced: true },
      { revision: 3, replaced: false },
    ]);
  });

  it('two files of one service are two versions, one after the other', async () => {
    await change(`${SERVICE}.json`, (file) => ({ ...file, effectiveTo: '2027-03-31' }));
    await change(
      `${SERVICE}.2027.json`,
      ({ effectiveTo: _end, ...file }) => ({ ...file, effectiveFrom: '2027-04-01' }),
      `${SERVICE}.json`,
    );
    await load.execute(TODAY);
    await load.execute('2026-11-25');

    expect(['2026-11-22', '2026-11-23', '2027-03-31', '2027-04-01'].map(revisionOn)).toEqual([
      1, 2, 2, 3,
    ]);
  });

  it('two versions that overlap are refused by both names, and nothing is changed', async () => {
    await change(
      `${SERVICE}.2027.json`,
      (file) => ({ ...file, effectiveFrom: '2027-04-01' }),
      `${SERVICE}.json`,
    );
    await change('km-thrive.json', renamed('Another name'));

    await expect(load.execute(TODAY)).rejects.toThrow(
      'cw-loss.json: effectiveTo: cw-loss.json is in force without end, and cw-loss.2027.json begins on 2027-04-01',
    );
    expect(await unit.query('SELECT service_id FROM criteria_revision')).toHaveLength(2);
  });

  it('a referral in flight keeps the version of the day it was received', async () => {
    await assess.received(anEvent(referralReceived));
    await change(`${SERVICE}.json`, renamed('Stricter'));
    await load.execute(TODAY);
    await assess.changed(anEvent(referralAmended, { sequence: 3, time: '2026-11-25T10:00:00Z' }));

    const said = ofType(await publishedEvents(database.url, 'eligibility'), referralAssessed);
    expect(said.map(({ data }) => data.judgedOn)).toEqual(['2026-11-22', '2026-11-25']);
    const revisions = said.map(({ data }) => new Set(data.judgements.map((one) => one.revision)));
    expect(revisions).toEqual([new Set([1]), new Set([1])]);
    expect(revisionOn('2026-11-25')).toBe(2);
  });

  it('and is judged by a service that is new since', async () => {
    await assess.received(anEvent(referralReceived));
    const from = 'norfolk-waveney-lotus.json';
    await cp(join(COMMITTED, 'cw-loss.json'), join(folder, from));
    await change(from, (file) => ({
      ...file,
      serviceId: 'a-new-one',
      effectiveFrom: '2026-11-24',
    }));
    await load.execute('2026-11-24');
    await assess.changed(anEvent(referralAmended, { sequence: 3, time: '2026-11-25T10:00:00Z' }));

    const kept = await assessments();
    expect(kept.map(({ judged_by: by }) => Object.keys(by?.services ?? {}))).toEqual([
      ['cw-loss'],
      ['cw-loss', 'a-new-one'],
    ]);
    expect((await again()).map(({ same }) => same)).toEqual([true, true]);
  });

  it('what was judged is judged again byte for byte, though criteria and places have changed', async () => {
    await assess.received(anEvent(referralReceived));
    await change(`${SERVICE}.json`, (file) => ({ ...file, name: 'Newer', criteria: [] }));
    await change('places.json', ({ places, ...file }) => ({
      ...file,
      places: (places as { key: string; name: string }[]).map((place) => ({
        ...place,
        name: `${place.name} as renamed`,
      })),
    }));
    await load.execute(TODAY);
    await assess.received(
      anEvent(referralReceived, {
        subject: '5d2a1d9a-0000-4000-8000-00000000000b',
        data: { referralId: '5d2a1d9a-0000-4000-8000-00000000000b', receivedOn: '2026-11-23' },
      }),
    );

    const kept = await assessments();
    expect(kept.map(({ judged_by: by }) => [by?.places, by?.services])).toEqual([
      [1, { 'cw-loss': 1 }],
      [2, { 'cw-loss': 2 }],
    ]);
    const [before, after] = kept.map(({ candidates }) => candidates[0]?.why);
    expect([before?.includes('as renamed'), after?.includes('as renamed')]).toEqual([false, true]);
    expect(await again()).toMatchObject([
      { runnable: true, same: true },
      { runnable: true, same: true },
    ]);
  });

  it('a stored answer that does not follow is found, and one that cannot be run again says why', async () => {
    await assess.received(anEvent(referralReceived));
    const [kept] = await assessments();
    if (kept === undefined || kept.judged_by === null)
      throw new Error('it keeps with what it was judged');
    const by = kept.judged_by;
    const run = (changed: Partial<AssessmentToRun>) => judgeAgain.execute({ ...kept, ...changed });

    expect(await run({ judged_on: '2026-12-30' })).toMatchObject({ runnable: true, same: false });
    expect(await run({ judged_by: null })).toMatchObject({
      runnable: false,
      because:
        'It cannot be judged again with what it was judged by: it was kept before that was recorded.',
    });
    const because = async (judged: Partial<typeof by>) =>
      (await run({ judged_by: { ...by, ...judged } })).because;
    expect(await because({ places: 9 })).toContain('list of places 9 is not kept');
    expect(await because({ services: { 'cw-loss': 9 } })).toContain('the criteria of cw-loss');
    expect(await because({ judging: 9 })).toContain('judging in revision 9 is not known');
    expect(await because({ criteria: { severity: 9 } })).toContain('is not known here');
  });

  describe('a stored revision that today’s reader refuses', () => {
    const spoil = (edit: string) =>
      unit.query(
        `UPDATE criteria_revision SET content = ${edit} WHERE service_id = $1 AND revision = 1`,
        [SERVICE],
      );
    const newer = async () => {
      await change(`${SERVICE}.json`, renamed('Newer'));
      await load.execute(TODAY);
    };

    it('still judges: it was right when it came into force', async () => {
      await spoil(`content || '{"colour": "blue"}'`);
      await newer();
      expect([revisionOn(TODAY), revisionOn('2026-11-23')]).toEqual([1, 2]);
    });

    it('shows where its page points besides, but for what was written wrong', async () => {
      const wrong = '{"when": "in a crisis", "to": "the-moon", "citation": {}}';
      await spoil(`jsonb_insert(content, '{redirects,0}', '${wrong}')`);
      await load.useStored();
      expect(sentencesOn(TODAY)?.redirects).toEqual([expect.objectContaining({ to: 'crisis' })]);
    });

    it('stops nothing where it cannot judge: the next one stands in, and it is said', async () => {
      await spoil(`jsonb_set(content, '{criteria,0,measure}', '"an old measure"')`);
      await newer();

      expect([revisionOn(TODAY), revisionOn('2026-11-23')]).toEqual([2, 2]);
      expect(sentencesOn(TODAY)?.trouble).toMatch(
        /^Revision 1 of cw-loss can no longer be run \(score: measure: .*\); revision 2 stands in for its days\.$/,
      );
      expect(sentencesOn('2026-11-23')?.trouble).toBeUndefined();
      expect(inForce.on(TODAY).map(({ serviceId }) => serviceId)).toContain('km-thrive');
    });

    it('is listed also where nothing stands in for it', async () => {
      await spoil(`jsonb_set(content, '{criteria,0,criterion}', '"shoe-size"')`);
      await load.useStored();

      expect(revisionOn(TODAY)).toBeUndefined();
      expect(sentencesOn(TODAY)).toMatchObject({
        revision: 1,
        serviceName: 'Perinatal Loss Pathway',
        sentences: [],
        redirects: [{ to: 'crisis', published: 'Acute emergency: Mental Health Access Hub.' }],
        trouble:
          'Revision 1 of cw-loss can no longer be run (shoe-size is no criterion that is known here); nothing stands in for its days.',
      });
      expect(inForce.on(TODAY).map(({ serviceId }) => serviceId)).toEqual(['km-thrive']);
    });
  });
});
