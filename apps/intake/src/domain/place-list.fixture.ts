import { Boards } from './boards.js';
import { Geography } from './geography.js';
import type { Board } from './geography-files.js';
import { PlaceCodes } from './place-codes.js';
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
  area('northshire', { code: 'E10000901', icb: [{ ods: 'QN1' }, { ods: 'QN2' }] }),
  area('eastham', { within: ['northshire'], code: 'E07000901', icb: [{ ods: 'QN1' }] }),
  area('eastham-harbour', { within: ['eastham'] }),
  area('westham', {
    within: ['northshire'],
    code: 'E07000902',
    icb: [
      { ods: 'QN2', to: '2026-03-31' },
      { ods: 'Z9X1Y', from: '2026-04-01' },
    ],
  }),
  area('norfolk', { code: 'E10000020', icb: [{ ods: 'QMM' }] }),
  area('moor'),
  area('eastham-infirmary', { kind: 'unit', within: ['eastham'] }),
];

export const aPlaceList = (): PlaceList => new PlaceList(somePlaces, '0123456789ab');

/** The boards of those places: QN2 was split, its part in Westham follows as Z9X1Y. */
export const someBoards: readonly Board[] = [
  { ods: 'QN1', gss: ['E54000901'], name: 'One', from: '2022-07-01', successors: [] },
  {
    ods: 'QN2',
    gss: ['E54000902'],
    name: 'Two',
    from: '2022-07-01',
    to: '2026-03-31',
    successors: [{ ods: 'Z9X1Y', where: ['E07000902'] }],
  },
  { ods: 'QMM', gss: ['E54000903'], name: 'Norfolk', from: '2022-07-01', successors: [] },
  { ods: 'Z9X1Y', gss: ['E54000904'], name: 'New', from: '2026-04-01', successors: [] },
];

export function aGeography(): Geography {
  const list = aPlaceList();
  const boards = new Boards(someBoards);
  return new Geography(list, new PlaceCodes(somePlaces, [], list, boards), boards);
}
