import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Pathway } from '@waymark/contracts';
import { assess } from './assess.js';
import { criterionRegister } from './criteria/register.js';
import type { CriteriaFile, PublishedRule } from './criteria-parts.js';
import { whoMeets } from './who-meets.fixture.js';
import {
  compiled,
  criteriaFileNames,
  publishedFile,
  rawCriteria,
} from './published-criteria.fixture.js';
import { sentencesOf } from './sentences.js';

const ON = '2026-11-22';
const services = criteriaFileNames.map((name) => name.replace(/\.json$/, ''));

const codes = (rules: readonly PublishedRule[]): readonly string[] =>
  rules.flatMap((rule) =>
    'group' in rule ? [rule.group, ...codes(rule.rules)] : [rule.criterion],
  );

/** Everything a file states that must be seen again in the judgement of one pathway. */
function stated(file: CriteriaFile, pathway: Pathway): readonly string[] {
  const own = file.pathways.find((one) => one.pathway === pathway)?.rules ?? [];
  const partners = file.partners === undefined ? [] : [file.partners];
  return codes([...file.basis, ...file.criteria, ...own, ...file.exclusions, ...partners]);
}

const pathwaysOf = services.flatMap((serviceId) =>
  publishedFile(serviceId).pathways.map(({ pathway }) => ({ serviceId, pathway })),
);

const judgedBy = (serviceId: string, pathway: Pathway) => {
  const file = publishedFile(serviceId);
  const { judgements } = assess(
    whoMeets(file, pathway),
    { judgedOn: ON, firstReferredOn: ON },
    [compiled(file)],
    [serviceId],
  );
  return { file, judgement: judgements.find((one) => one.pathway === pathway) };
};

describe('the criteria that areas publish', () => {
  it('are there for every service and every right place', () => {
    expect(services.length).toBe(66);
    expect(
      services.filter((id) => publishedFile(id).pathways[0]?.pathway === 'perinatal-illness')
        .length,
    ).toBe(17);
  });

  it.each(services)('%s: loads, by its own name, with a citation for every rule', (serviceId) => {
    const file = publishedFile(serviceId);
    expect(file.serviceId).toBe(serviceId);
    expect(file.standing).toBe('unconfirmed');
    expect(JSON.stringify(rawCriteria(`${serviceId}.json`))).not.toContain('"published":""');
  });

  it('name no place more than is known, and every criterion kind is used', () => {
    const used = new Set(
      services.flatMap((id) => {
        const file = publishedFile(id);
        return file.pathways.flatMap(({ pathway }) => stated(file, pathway));
      }),
    );
    const unused = [...criterionRegister.keys()].filter((code) => !used.has(code));
    // No page that was read speaks of another therapy; areas may.
    expect(unused).toEqual(['other-therapy']);
  });

  it.each(pathwaysOf)(
    '$serviceId, $pathway: every stated rule is a line',
    ({ serviceId, pathway }) => {
      const { file, judgement } = judgedBy(serviceId, pathway);
      const left = (judgement?.lines ?? []).map(({ criterion }) => criterion);
      for (const code of stated(file, pathway)) {
        const at = left.indexOf(code);
        expect([code, at]).not.toEqual([code, -1]);
        left.splice(at, 1);
      }
      expect(left).toEqual(
        expect.arrayContaining(['pathway-offered', 'service-open', 'referrer-role']),
      );
    },
  );

  it.each(pathwaysOf)(
    '$serviceId, $pathway: a woman who meets it is eligible, or the open point is exactly what is unpublished',
    ({ serviceId, pathway }) => {
      const { file, judgement } = judgedBy(serviceId, pathway);
      const offered = file.pathways.find((one) => one.pathway === pathway)?.offered;
      const lines = judgement?.lines.filter(
        ({ outcome, depth }) => outcome !== 'met' && depth === 0,
      );
      const seen = lines?.map(({ criterion, outcome }) => `${criterion} ${outcome}`);
      if (offered === true) expect([judgement?.outcome, seen]).toEqual(['eligible', []]);
      if (offered === null) {
        expect([judgement?.outcome, judgement?.unpublished]).toEqual([
          'cannot-tell',
          ['pathway-offered'],
        ]);
      }
      if (offered === false) expect(judgement?.outcome).toBe('not-eligible');
    },
  );

  it.each(services)('%s: is a candidate for a woman of its area', (serviceId) => {
    const file = publishedFile(serviceId);
    const pathway = file.pathways[0]?.pathway ?? 'birth-trauma';
    const when = { judgedOn: ON, firstReferredOn: ON };
    const woman = whoMeets(file, pathway);
    // Nobody else is told of a mother and baby unit.
    const isUnit = file.kind === 'mother-and-baby-unit';
    const facts = isUnit
      ? { ...woman, need: { ...woman.need, psychiatricNeedNow: 'yes' as const } }
      : woman;
    const found = assess(facts, when, [compiled(file)]).candidates;
    // Of these two no page that was read names a place.
    const nowhere = ['swl-ptlt', 'spmht-westlondon'].includes(serviceId);
    expect(found.map((candidate) => candidate.serviceId)).toEqual(nowhere ? [] : [serviceId]);
  });

  it.each(services)('%s: is said in sentences that fit', (serviceId) => {
    const sentences = sentencesOf(compiled(publishedFile(serviceId)));
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toMatch(/^.{10,500}$/);
  });
});

it('the folder holds nothing that is not a service, but the places', () => {
  const folder = new URL('../../../../infra/criteria/', import.meta.url);
  expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([]);
});
