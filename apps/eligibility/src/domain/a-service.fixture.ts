import type { Pathway } from '@waymark/contracts';
import { compileService, type CompiledService } from './compile-service.js';
import { readCriteriaFile } from './criteria-file.js';
import { somePlaces } from './criteria/judged.fixture.js';

const citation = {
  source: 'https://harbour.example/refer',
  published: 'As read.',
  readOn: '2026-11-22',
};

/** A rule as a file says it, with a citation. */
export const rule = (criterion: string, settings: object = {}): object => ({
  criterion,
  ...settings,
  citation,
});
export const anyOf = (...rules: readonly object[]): object => ({ anyOf: rules, citation });
export const allOf = (...rules: readonly object[]): object => ({ allOf: rules, citation });

export const offers = (pathway: Pathway, ...criteria: readonly object[]): object => ({
  pathway,
  offered: true,
  offeredBasis: 'stated',
  citation,
  criteria,
});
export const silentAbout = (pathway: Pathway): object => ({
  pathway,
  offered: null,
  offeredBasis: 'not-read',
  criteria: [],
});
export const refuses = (pathway: Pathway): object => ({
  ...offers(pathway),
  offered: false,
});

/** A file of an invented hub for people who live in Eastham; takes losses without conditions. */
export const aCriteriaFile = (different: Readonly<Record<string, unknown>> = {}): object => ({
  serviceId: 'harbour',
  kind: 'mmhs',
  name: 'Harbour',
  area: 'Eastham',
  standing: 'unconfirmed',
  revision: 1,
  effectiveFrom: '2022-07-01',
  readOn: '2026-11-22',
  opening: { status: 'open-as-read' },
  basis: [rule('residence-in', { places: ['eastham'] })],
  footprint: [{ place: 'eastham' }],
  criteria: [],
  pathways: [offers('perinatal-loss')],
  exclusions: [],
  selfReferral: { allowed: null },
  waits: [],
  ...different,
});

/** The same file, compiled. */
export const aService = (different: Readonly<Record<string, unknown>> = {}): CompiledService =>
  compileService(readCriteriaFile(aCriteriaFile(different), 'harbour.json', somePlaces), {
    revision: 3,
    standing: 'demonstration',
    places: somePlaces,
  });
