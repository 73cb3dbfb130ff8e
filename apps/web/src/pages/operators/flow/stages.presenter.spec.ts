import { describe, expect, it } from '@jest/globals';
import { someStages } from '../../../testing/watching-examples.fixture.js';
import { figuresOf, stagesShown, stateRows } from './stages.presenter.js';

describe('the stages', () => {
  it('say of each how many are there, went in and out, and how long the oldest is there', () => {
    expect(stagesShown(someStages)).toMatchObject({
      asOf: '10:42:07',
      rows: [
        { name: 'Intake', now: '0', in: '7', out: '8', oldest: 'None' },
        { name: 'Criteria', now: '1', in: '6', out: '5', oldest: '1 minute' },
        { name: 'Route', now: '0', in: '5', out: '4', oldest: 'None' },
        { name: 'Hub', now: '12', in: '4', out: '3', oldest: '4 days' },
        { name: 'Outcome', now: '29', in: '3', out: '2', oldest: '52 days' },
      ],
    });
  });

  it('are answered to the script by the names that their places on the page have', () => {
    const figures = figuresOf(someStages);

    expect(Object.keys(figures)).toHaveLength(1 + 5 * 4);
    expect(figures).toMatchObject({
      asOf: '10:42:07',
      'intake-out': '8',
      'hub-now': '12',
      'hub-in': '4',
      'hub-out': '3',
      'hub-oldest': '4 days',
    });
  });

  it('are told in London time, and large numbers so that they can be read', () => {
    const [intake] = someStages.stages;
    const stages = intake === undefined ? [] : [{ ...intake, now: 1_234_567 }];

    expect(figuresOf({ asOf: '2026-07-01T10:42:07.000Z', stages })).toMatchObject({
      asOf: '11:42:07',
      'intake-now': '1,234,567',
    });
  });

  it('have their states in order, with what is closed last', () => {
    const rows = stateRows(
      someStages.stages,
      [
        { state: 'acknowledged', stage: 'hub', count: 1 },
        { state: 'closed', count: 87, oldestSince: '2026-11-20T10:42:07.000Z' },
        { state: 'received', stage: 'criteria', count: 2 },
        { state: 'offered', stage: 'hub', count: 3 },
      ],
      new Date(someStages.asOf),
    );

    expect(rows.map(({ id, stage, count }) => [id, stage, count])).toEqual([
      ['stage-intake', 'Intake', '0'],
      ['stage-criteria', 'Criteria', '2'],
      ['stage-route', 'Route', '0'],
      ['stage-hub', 'Hub', '1'],
      [undefined, 'Hub', '3'],
      ['stage-outcome', 'Outcome', '0'],
      [undefined, 'Closed', '87'],
    ]);
  });

  it('are not made up where operations does not know them yet', () => {
    const rows = stateRows(
      undefined,
      [
        { state: 'offered', count: 3 },
        { state: 'closed', count: 87 },
      ],
      new Date(someStages.asOf),
    );

    expect(rows.map(({ id, stage, count }) => [id, stage, count])).toEqual([
      [undefined, 'Not known', '3'],
      [undefined, 'Closed', '87'],
    ]);
  });
});
