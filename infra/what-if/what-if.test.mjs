import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressWords, Rate } from './progress-words.mjs';
import { resultWords } from './result-words.mjs';
import { lineOf } from './what-if-command.mjs';
import { readOptions } from './what-if-options.mjs';

test('a draft, a day, and who asks', () => {
  assert.deepEqual(readOptions(['draft.json', '--since', '2026-01-31', '--as', 'icb-qwu']), {
    path: 'draft.json',
    since: '2026-01-31',
    as: 'icb-qwu',
    json: false,
  });
});

for (const [args, says] of /** @type {const} */ ([
  [[], /Name one draft/],
  [['a.json', 'b.json', '--since', '2026-01-01'], /Name one draft/],
  [['a.json'], /since which day/],
  [['a.json', '--since', '2026-02-30'], /must be a day such as/],
  [['a.json', '--since', 'May'], /must be a day such as/],
  [['a.json', '--whole'], /knows --as/],
])) {
  test(`${args.join(' ') || 'nothing'} is refused`, () => {
    assert.throws(() => readOptions(args), says);
  });
}

test('how far it is, and how long it will take', () => {
  const rate = new Rate();
  assert.equal(rate.see({ state: 'running', lookedAt: 1_000, of: 9_000 }, 0), undefined);
  const left = rate.see({ state: 'running', lookedAt: 3_000, of: 9_000 }, 2_000);
  assert.equal(
    progressWords({ state: 'running', lookedAt: 3_000, of: 9_000 }, left),
    '… 33 %: 3,000 of 9,000 referrals, about 6 s left',
  );
  assert.match(progressWords({ state: 'waiting', lookedAt: 0, of: 0 }, undefined), /turn/);
});

const draft = { name: 'Perinatal Loss Pathway', path: 'draft.json' };
const none = { judged: 60, added: 0, held: 0, asked: 0, elsewhere: 0, removed: 0 };
/** @param {object} total @param {object[]} [rows] */
const done = (total, rows = []) => ({
  serviceId: 'cw-loss',
  since: '2026-01-01',
  lookedAt: 70,
  result: { total, tables: [{ by: 'age-band', rows }] },
});
const last = (/** @type {any} */ view) => resultWords(view, draft).at(-1);

test('what there is to say where there is nothing', () => {
  assert.match(last({ ...done(none), lookedAt: 0 }) ?? '', /choose an earlier day/);
  assert.match(last(done({ ...none, judged: 0 })) ?? '', /nobody’s of them/);
  assert.match(last(done({})) ?? '', /fewer than five people, so nothing is told/);
  assert.match(last(done(none)) ?? '', /for 60\. Nobody’s answer changes/);
});

test('only what changes is listed; what is hidden is not 0', () => {
  const words = resultWords(
    done({ ...none, removed: 20 }, [
      { value: '18-19', name: '18 to 19', counts: { judged: 5 } },
      { value: '20-24', name: '20 to 24', counts: { ...none, judged: 15, removed: 15 } },
      { value: '30-34', name: '30 to 34', counts: { ...none, judged: 40 } },
      {
        value: '35-39',
        name: 'A very long name of something that nobody wanted to cut',
        counts: { ...none, removed: 5 },
      },
    ]),
    draft,
  );
  const rows = words.map((line) => line.replace(/ +/g, ' ').trim());
  assert.ok(rows.includes('Nobody: added, held, to ask, elsewhere.'));
  assert.ok(rows.includes('Age Judged Removed'));
  assert.ok(rows.includes('18 to 19 5 –'));
  assert.ok(rows.includes('20 to 24 15 15'));
  assert.ok(rows.includes('No change in 1 more'));
  assert.ok(words.every((line) => line.length < 160 || line.startsWith('Numbers')));
});

test('a field of a body is on a line of the file', () => {
  const lines = new Map([
    ['', 1],
    ['pathways.0.criteria', 12],
    ['pathways.0.criteria.1', 17],
  ]);
  assert.equal(lineOf('draft.pathways[0].criteria[1].years', lines), 17);
  assert.equal(lineOf('draft.pathways[0].criteria', lines), 12);
  assert.equal(lineOf('draft', lines), 1);
});
