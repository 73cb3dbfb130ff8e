import { PlaceList, type Place } from './place-list.js';

const area = (key: string, more: Partial<Place> = {}): Place => ({
  key,
  name: key.replaceAll('-', ' '),
  kind: 'area',
  within: [],
  ...more,
});

/** A few invented places for specs: a county in two boards, a split, a unit. */
export const somePlaces: readonly Place[] = [
  area('northshire', { icb: [{ ods: 'QN1' }, { ods: 'QN2' }] }),
  area('eastham', { within: ['northshire'], icb: [{ ods: 'QN1' }] }),
  area('eastham-harbour', { within: ['eastham'] }),
  area('westham', {
    within: ['northshire'],
    icb: [
      { ods: 'QN2', to: '2026-03-31' },
      { ods: 'Z9X1Y', from: '2026-04-01' },
    ],
  }),
  area('norfolk', { icb: [{ ods: 'QMM' }] }),
  area('moor'),
  area('eastham-infirmary', { kind: 'unit', within: ['eastham'] }),
];

export const aPlaceList = (): PlaceList => new PlaceList(somePlaces);
