import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { route, ROUTING_ORDER } from '@waymark/routing-order';
import { aSituation } from './situation.fixture.js';

const HERE = new URL('./', import.meta.url);

describe('the routing order', () => {
  it('is read from the top: safety first, a person last', () => {
    expect(ROUTING_ORDER.map(({ name }) => name)).toEqual([
      'urgent-safety',
      'urgency-to-be-said',
      'perinatal-team-needs-her-agreement',
      'specialist-perinatal-first',
      'hub-needs-her-agreement',
      'choose-between-areas',
      'hub-pathway-met',
      'hub-triage-decides',
      'answer-missing',
      'held-until-a-date',
      'link-work-needs-her-agreement',
      'link-work',
      'published-alternative',
      'a-person-finds-a-place',
    ]);
  });

  it('has a case for every line in the specs beside it', () => {
    const specs = readdirSync(HERE)
      .filter((name) => /^route-.*[.]spec[.]ts$/.test(name))
      .map((name) => readFileSync(new URL(name, HERE), 'utf8'))
      .join('');
    const without = ROUTING_ORDER.filter(({ name }) => !specs.includes(`rule: '${name}'`));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('gives the same decision for the same situation', () => {
    const situation = aSituation({ judged: [['syb', 'birth-trauma', 'eligible']] });
    expect(route(situation)).toEqual(route(situation));
  });

  it('names a passed rule with what it did not find', () => {
    const { considered } = route(aSituation({ judged: [['syb', 'birth-trauma', 'eligible']] }));
    expect(considered[0]).toEqual({
      rule: 'urgent-safety',
      taken: false,
      because: 'Nothing seen needs a call now or within 48 hours, or who took it is recorded.',
    });
  });
});
