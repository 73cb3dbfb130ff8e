import { describe, expect, it } from '@jest/globals';
import type { DirectoryEntry, RecordedAgreement } from '@waymark/contracts';
import { showQuestions } from '../../../layout/form/show-questions.js';
import { aMoveContext, aPlacement } from '../../../testing/placing-examples.fixture.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { offerAlongside, passOn, stepDown, stepUp } from './onward.moves.js';
import { offer } from './offer.move.js';
import { serviceOptions } from './service-groups.js';
import { whatIsShared } from './read-by-the-next.js';

const [any] = aMoveContext.services;
if (any === undefined) throw new Error('the directory has services');
const service = (serviceId: string, area: string): DirectoryEntry => ({
  ...any,
  ...{ serviceId, area, name: serviceId, joined: true, opening: 'open' },
});
const services = [
  service('far', 'Far'),
  service('near', 'Here'),
  service('second', 'Far'),
  service('first', 'Here'),
  service('own', 'Here'),
];
const considered = ['first', 'second'].map((serviceId) => ({
  ...{ rule: 'hub-pathway-met', serviceId, taken: false, because: 'It could help.' },
}));
const context = {
  ...aMoveContext,
  services,
  placement: { ...aPlacement, serviceId: 'own', considered } as typeof aPlacement,
};

describe('where the person can be passed on to', () => {
  it('is what was considered for them in its order, then the same area, then elsewhere', () => {
    const options = serviceOptions(context).filter(({ value }) => value !== 'own');
    expect(options.map(({ value, group }) => `${group ?? ''}: ${value}`)).toEqual([
      'Considered for this person: first',
      'Considered for this person: second',
      'In the same area: Here: near',
      'Elsewhere: far',
    ]);
  });

  it('never is the team itself, nor a service that takes nobody or has not joined', () => {
    const shut = services.map((one) => ({
      ...one,
      ...(one.serviceId === 'near' && { opening: 'closed' as const }),
      ...(one.serviceId === 'far' && { joined: false }),
    }));
    const [place] = passOn.questions({ ...context, services: shut });
    const values = place !== undefined && 'options' in place ? place.options : [];
    const ids = values.filter(({ group }) => group !== 'Outside Waymark');
    expect(ids.map(({ value }) => value)).toEqual(['first', 'second']);
  });

  it('is shown in groups, with what was chosen', () => {
    const [place] = showQuestions(passOn.questions(context), { place: 'near' });
    const groups = place !== undefined && 'groups' in place ? (place.groups ?? []) : [];
    expect(groups.map(({ label }) => label)).toEqual([
      undefined,
      'Considered for this person',
      'In the same area: Here',
      'Elsewhere',
      'Outside Waymark',
    ]);
    expect(
      groups.flatMap(({ options }) => options.filter(({ selected }) => selected)),
    ).toMatchObject([{ value: 'near' }]);
  });
});

describe('what is shared', () => {
  it.each([passOn, stepUp, stepDown, offerAlongside, offer])('is said first: $move', ({ told }) => {
    expect(told?.(context).map(({ title }) => title)).toEqual([
      'What is shared',
      'What the person has agreed to',
    ]);
  });

  it('says what each kind of team reads, and that link workers read no clinical facts', () => {
    const [reads] = whatIsShared({ referral: aReferral });
    const [nhs, charity] = reads?.rows ?? [];
    expect([nhs?.key, charity?.key]).toEqual([
      'An NHS team that is asked here reads',
      'Link workers of a charity read',
    ]);
    expect(nhs?.value).toMatch(/^The whole referral .* No part of it can be left out\.$/);
    expect(charity?.value).toMatch(/safeguarding concern.*Not the answers about risk, scores/);
  });

  it('has what the person said later before what was sent', () => {
    const later: RecordedAgreement = {
      said: [{ recipient: 'vcse', answer: 'agrees' }],
      ...({ how: 'telephone', askedOn: '2026-11-21', askedBy: 'Jo Example' } as const),
      recordedAt: '2026-11-21T10:00:00.000Z',
    };
    const referral = { ...aReferral, agreements: [later] };
    const [, agreed] = whatIsShared({ referral });
    expect(agreed?.rows[0]?.value).toBe('A charity or community organisation: agrees');
    expect(agreed?.rows.slice(1).map(({ key }) => key)).toEqual([
      'The maternal mental health service',
      'Another NHS team',
      'A charity or community organisation',
      'The GP practice',
    ]);
  });

  it('is not guessed while intake is silent', () => {
    const [, agreed] = whatIsShared({ referral: undefined });
    expect(agreed?.rows[0]?.value).toMatch(/^It cannot be shown just now/);
  });
});
