import { describe, expect, it } from '@jest/globals';
import type { NextStep } from '@waymark/contracts';
import { aWorklist } from '../../../testing/placing-examples.fixture.js';
import { decideNext, someCues } from '../../../testing/referral-examples.fixture.js';
import { csvOf, fileNameOf } from './worklist-file.js';
import { carrying, filterFrom, filterText, listFrom, listPath } from './worklist-filter.js';
import { clockCell, rowOf } from './worklist-row.js';
import { saidOf } from './worklist-said.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const colleagues = [{ accountId: 'a', subject: 'x|priya', name: 'Priya Shah' }];
const cues = new Map(someCues.cues.map((cue) => [cue.referralId, cue]));
const rows = aWorklist.items.map((item) => rowOf(item, { now: NOW, cues, colleagues }));

describe('the address of a list', () => {
  it('has what narrows it, in one order, and nothing that is none or changes nothing', () => {
    const typed = {
      sort: 'time-left',
      stage: 'offered',
      why: 'x',
      page: '3',
      assigned: 'me',
      show: 'needs-action',
    };
    expect(filterFrom(typed)).toEqual({ stage: 'offered' });
    const filter = filterFrom({ sort: 'newest', why: 'new', stage: 'offered' });
    expect(listPath(filter)).toBe('/worklist?stage=offered&why=new&sort=newest');
    expect(listPath({})).toBe('/worklist');
  });

  it('is carried by a referral, and comes back as it was', () => {
    const filter = filterFrom({ pathway: 'tokophobia', assigned: 'nobody', sort: 'reference' });
    const carried = new URLSearchParams(carrying(filter)).get('list');
    expect(listFrom(carried)).toEqual(filter);
    expect(listFrom('')).toEqual({});
    expect(listFrom(undefined)).toBeUndefined();
    expect(listFrom(['stage=offered'])).toBeUndefined();
    expect(filterText(listFrom('stage=x&list=//evil.example') ?? {})).toBe('');
  });
});

describe('a row', () => {
  it('says loss first, then how the person may be reached, and never more than is known', () => {
    expect(rows.map(({ first }) => first)).toEqual([
      ['A baby has died: begin with that', 'Safe contact: not known, find out first'],
      ['Safe contact: read first'],
      [],
    ]);
    const silent = rowOf(aWorklist.items[2] ?? fail(), { now: NOW, cues: undefined });
    expect(silent.first).toEqual(['Safe contact: read first']);
  });

  it('of what is restricted has reference, clock and whose it is, unless routing says that it is open', () => {
    const [, item = fail()] = aWorklist.items;
    const restricted = { ...item, restricted: true as const };
    const closed = { ...restricted, closed: true as const };
    const before = rowOf(item, { now: NOW, cues, colleagues });
    for (const known of [cues, undefined]) {
      const row = rowOf(closed, { now: NOW, cues: known, colleagues });
      expect(row).toMatchObject({
        pathway: 'Restricted',
        stage: 'Only those who are named open it',
        ...{ why: '', first: [] },
        ...{ reference: item.reference, clock: before.clock, holder: before.holder },
      });
      expect(row).not.toHaveProperty('interpreter');
      expect(row.tags).toContainEqual({ text: 'Restricted', colour: 'grey' });
      for (const told of [before.pathway, before.stage, before.because])
        expect(JSON.stringify(row)).not.toContain(told);
      const file = csvOf(
        { at: NOW.toISOString(), items: [closed] },
        { now: NOW, cues: known, colleagues },
      );
      expect(file).not.toContain(before.pathway);
    }
    expect(rowOf(restricted, { now: NOW, cues, colleagues })).toMatchObject({
      ...{ pathway: before.pathway, because: before.because },
    });
  });

  it('says why, for whom an interpreter is, who looks after it and who has it open', () => {
    const since = new Date('2026-11-22T11:48:00.000Z');
    const [, item = fail()] = aWorklist.items;
    const open = [{ referralId: item.referralId, name: 'Joe Adeyemi', since }];
    expect(rowOf(item, { now: NOW, cues, colleagues, open })).toMatchObject({
      why: 'Information arrived',
      interpreter: 'Interpreter: Polish',
      assigned: 'Priya Shah',
      open: 'Joe Adeyemi has it open since 11:48am (12 minutes)',
    });
    expect(rowOf(item, { now: NOW }).assigned).toBe('Somebody who has left the team');
  });

  it.each([
    { dueAt: '2026-11-20T12:00:00.000Z', is: '2 days over the 10-working-day target' },
    { dueAt: '2026-11-22T15:00:00.000Z', is: '3 hours left of the 10-working-day target' },
  ])('clock of $dueAt: $is', ({ dueAt, is }) => {
    const target = { workingDays: 10, setBy: 'national' } as NonNullable<NextStep['target']>;
    expect(clockCell({ ...decideNext, dueAt, target }, NOW)).toBe(is);
  });
});

describe('the file', () => {
  const file = csvOf(
    { at: NOW.toISOString(), items: aWorklist.items },
    { now: NOW, cues, colleagues },
  );

  it('is named after the team and the minute, in London', () => {
    expect(fileNameOf('cw-loss', '2026-07-01T11:00:00.000Z')).toBe(
      'worklist-cw-loss-2026-07-01-1200.csv',
    );
  });

  it('says when it was correct, and has one line a row', () => {
    const lines = file.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF"Correct at the time of export, 22 November 2026 at 12:00pm/);
    expect(lines).toHaveLength(2 + aWorklist.items.length);
  });

  it('runs nothing in a spreadsheet', () => {
    const because = '=HYPERLINK("https://evil.example"),"x"';
    const [item = fail()] = aWorklist.items;
    const line = csvOf({ at: NOW.toISOString(), items: [{ ...item, because }] }, { now: NOW });
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example""),""x"""`);
  });

  it('says so where it is not the whole list', () => {
    const [item = fail()] = aWorklist.items;
    const fileOf = (rows: number): string =>
      csvOf(
        { at: NOW.toISOString(), items: Array.from({ length: rows }, () => item) },
        { now: NOW },
      );
    expect(fileOf(2000)).toContain('the first 2000 lines of the list');
    expect(fileOf(1999)).not.toContain('the first');
  });
});

describe('what was done just now', () => {
  it.each([
    {
      query: { said: 'assigned', n: '3', gone: '1' },
      is: /^Assigned: 3 referrals\. 1 referral had left/,
    },
    { query: { said: 'end' }, is: /last one in this list/ },
  ])('$query', ({ query, is }) => {
    expect(saidOf(query)).toMatch(is);
  });

  it('is nothing that somebody has typed', () => {
    expect(saidOf({ said: '<b>' })).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('the example has an item');
}
