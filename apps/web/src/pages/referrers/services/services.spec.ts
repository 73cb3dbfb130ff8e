import { describe, expect, it } from '@jest/globals';
import type { ServiceOpening } from '@waymark/contracts';
import { aDirectory } from '../../../testing/placing-examples.fixture.js';
import { servicesPage } from './services.presenter.js';

const OPENINGS: readonly ServiceOpening[] = [
  'open',
  'limited',
  'waiting-list-only',
  'paused',
  'closed',
  'not-confirmed',
];
const [aService] = aDirectory.services;
if (aService === undefined) throw new Error('the example has a service');
const services = OPENINGS.map((opening) => ({ ...aService, opening, name: opening }));
const shown = (asked: string, now?: string): unknown =>
  (servicesPage(services, asked, now) as { rows: { name: string }[] }).rows.map(({ name }) => name);

describe('the services of each area', () => {
  it.each([
    { now: undefined, is: OPENINGS },
    { now: 'not-taking', is: ['paused', 'closed'] },
    { now: 'taking', is: ['open', 'limited', 'waiting-list-only', 'not-confirmed'] },
    { now: 'whatever', is: OPENINGS },
    { now: 'constructor', is: OPENINGS },
  ])('that are $now are found', ({ now, is }) => {
    expect(shown('', now)).toEqual(is);
  });

  it('are found by words and by how they stand together, and the page says by what', () => {
    expect(shown('closed', 'not-taking')).toEqual(['closed']);
    expect(shown('closed', 'taking')).toEqual([]);
    expect(servicesPage(services, 'closed', 'not-taking')).toMatchObject({
      filter: '“closed”, Closed or paused',
      now: [{ selected: false }, { selected: false }, { value: 'not-taking', selected: true }],
    });
  });
});
