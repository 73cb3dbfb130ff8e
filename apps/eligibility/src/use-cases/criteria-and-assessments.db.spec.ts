import { mkdtemp, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  criteriaPublished,
  referralAmended,
  referralAssessed,
  referralLinked,
  referralReceived,
  referralUnlinked,
  ReferralFacts,
  referralWithdrawn,
  type Candidate,
  type Day,
  type Judgement,
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
import { assess } from '../domain/assess.js';
import type { EligibilityConfig } from '../eligibility.config.js';
import { CriteriaFolder } from '../gateways/criteria-folder.js';
import { AccessStore } from '../store/access.store.js';
import { AssessmentStore } from '../store/assessment.store.js';
import { CriteriaStore } from '../store/criteria.store.js';
import { eligibilityMigrations } from '../store/migrations/eligibility-migrations.js';
import { PlacesStore } from '../store/places.store.js';
import { ReferralStore } from '../store/referral.store.js';
import { AssessReferral } from './assess-referral.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { LoadCriteria } from './load-criteria.js';
import { WithdrawReferral } from './withdraw-referral.js';

const COMMITTED = fileURLToPath(new URL('../../../../infra/criteria/', import.meta.url));

/** Judging these would give another answer than the stored one. */
const noFacts = new ReferralFacts();

interface AssessmentRow {
  readonly facts: ReferralFacts;
  readonly judged_on: Day;
  readonly first_referred_on: Day;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
}

describe('criteria in force, and what is judged by them', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  let folder: string;
  let inForce: CriteriaInForce;
  let load: LoadCriteria;
  let assessReferral: AssessReferral;
  let withdraw: WithdrawReferral;

  beforeAll(async () => {
    database = await aDatabase('criteria');
    unit = await unitOfWorkOn(database.url, {
      service: 'eligibility',
      migrations: eligibilityMigrations,
    });
    folder = await mkdtemp(join(tmpdir(), 'criteria-'));
    await cp(COMMITTED, folder, { recursive: true });
    const config = { CRITERIA_DIR: folder, DEMONSTRATION: true } as EligibilityConfig;
    inForce = new CriteriaInForce();
    load = new LoadCriteria(
      unit.unitOfWork,
      new CriteriaFolder(config),
      new CriteriaStore(),
      new PlacesStore(),
      inForce,
      config,
    );
    const referrals = new ReferralStore();
    assessReferral = new AssessReferral(
      unit.unitOfWork,
      inForce,
      referrals,
      new AssessmentStore(),
      new AccessStore(),
    );
    withdraw = new WithdrawReferral(unit.unitOfWork, referrals);
    await load.execute('2026-11-22');
  });

  afterAll(async () => {
    await unit.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const change = async (file: string, edit: (text: string) => string): Promise<void> => {
    const path = join(folder, file);
    await writeFile(path, edit(await readFile(path, 'utf8')));
  };
  const revisionsOf = (
    serviceId: string,
  ): Promise<{ revision: number; effective_from: Day; effective_to: Day | null }[]> =>
    unit.query(
      'SELECT revision, effective_from, effective_to FROM criteria_revision WHERE service_id = $1 ORDER BY revision',
      [serviceId],
    );
  const assessed = async () =>
    ofType(await publishedEvents(database.url, 'eligibility'), referralAssessed);

  it('every committed service is in force as a demonstration, and was said to be', async () => {
    const said = ofType(await publishedEvents(database.url, 'eligibility'), criteriaPublished);

    expect(said).toHaveLength(66);
    expect(new Set(said.map(({ data }) => data.standing))).toEqual(new Set(['demonstration']));
    expect(inForce.on('2026-11-22')).toHaveLength(66);
  });

  it('loading the same files again changes nothing', async () => {
    await load.execute('2026-11-22');

    expect(await revisionsOf('cw-loss')).toHaveLength(1);
  });

  it('a referral is judged once, with every line kept and none in the event', async () => {
    const event = anEvent(referralReceived);
    await assessReferral.received(event);
    await assessReferral.received(event);

    const said = await assessed();
    expect(said).toHaveLength(1);
    expect(said[0]?.data).toMatchObject({
      judgedSequence: 1,
      factsVersion: 1,
      judgedOn: '2026-11-22',
    });
    expect(said[0]?.data.candidates.map(({ serviceId }) => serviceId)).toContain('cw-loss');
    expect(JSON.stringify(said[0]?.data)).not.toContain('"lines"');
    const [row] = await unit.query<AssessmentRow>('SELECT * FROM assessment');
    expect(row?.judgements.every(({ lines }) => lines.length > 0)).toBe(true);
  });

  it('a stored assessment re-run on its day gives the same bytes', async () => {
    const [row] = await unit.query<AssessmentRow>('SELECT * FROM assessment');
    const again = assess(
      row?.facts ?? noFacts,
      { judgedOn: row?.judged_on ?? '', firstReferredOn: row?.first_referred_on ?? '' },
      inForce.on(row?.judged_on ?? ''),
    );

    expect(JSON.stringify(again.judgements)).toBe(JSON.stringify(row?.judgements));
    expect(JSON.stringify(again.candidates)).toBe(JSON.stringify(row?.candidates));
  });

  it('somebody found to be one person with another is judged by the one clock, and alone by their own', async () => {
    const newest = async (): Promise<AssessmentRow | undefined> => {
      const rows = await unit.query<AssessmentRow>(
        'SELECT * FROM assessment ORDER BY facts_version DESC LIMIT 1',
      );
      return rows[0];
    };
    await assessReferral.clockChanged(anEvent(referralLinked, { sequence: 2 }));
    expect(await newest()).toMatchObject({ facts_version: 2, first_referred_on: '2026-11-02' });
    await assessReferral.clockChanged(
      anEvent(referralUnlinked, { sequence: 3, data: { factsVersion: 3 } }),
    );
    expect(await newest()).toMatchObject({ facts_version: 3, first_referred_on: '2026-11-20' });
  });

  it('amended facts are judged again; after a withdrawal no more', async () => {
    await assessReferral.changed(
      anEvent(referralAmended, { sequence: 4, data: { factsVersion: 4 } }),
    );
    await withdraw.execute(anEvent(referralWithdrawn, { sequence: 5 }));
    await assessReferral.changed(
      anEvent(referralAmended, { sequence: 6, data: { factsVersion: 5 } }),
    );

    expect((await assessed()).map(({ data }) => data.factsVersion)).toEqual([1, 2, 3, 4]);
  });

  it('a changed file is a new revision from tomorrow; today keeps the old one', async () => {
    await change('cw-loss.json', (text) => text.replace('"notes":', '"notes" :'));
    await load.execute('2026-11-22');

    expect(await revisionsOf('cw-loss')).toEqual([
      { revision: 1, effective_from: expect.any(String), effective_to: '2026-11-22' },
      { revision: 2, effective_from: '2026-11-23', effective_to: null },
    ]);
    const on = (day: Day) =>
      inForce.on(day).find(({ serviceId }) => serviceId === 'cw-loss')?.revision;
    expect([on('2026-11-22'), on('2026-11-23')]).toEqual([1, 2]);
  });

  it.each([
    {
      what: 'broken JSON',
      edit: (text: string) => text.slice(1),
      says: /km-thrive\.json is not JSON/,
    },
    {
      what: 'an unknown criterion',
      edit: (text: string) => text.replace('"loss-kind"', '"loss-sort"'),
      says: /km-thrive\.json: .*loss-sort is no known criterion/,
    },
    {
      what: 'a missing citation',
      edit: (text: string) => text.replace(/"citation": \{[^}]*\}/, '"note": "none"'),
      says: /km-thrive\.json: .*(citation|note)/,
    },
  ])(
    '$what is refused with file, field and reason, and the last good set stays',
    async ({ edit, says }) => {
      const before = await readFile(join(folder, 'km-thrive.json'), 'utf8');
      await change('km-thrive.json', edit);

      await expect(load.execute('2026-11-22')).rejects.toThrow(says);
      await load.useStored();
      expect(inForce.on('2026-11-22')).toHaveLength(66);
      expect(await revisionsOf('km-thrive')).toHaveLength(1);
      await writeFile(join(folder, 'km-thrive.json'), before);
    },
  );

  it('two revisions in force on one day cannot be stored', async () => {
    const overlapping = unit.query(
      `INSERT INTO criteria_revision (service_id, revision, standing, effective_from, content_hash, content)
       SELECT service_id, 99, standing, effective_from, 'x', content FROM criteria_revision WHERE service_id = 'km-thrive'`,
    );

    await expect(overlapping).rejects.toThrow(/exclusion/);
  });
});
