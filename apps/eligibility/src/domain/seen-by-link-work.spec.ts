import { describe, expect, it } from '@jest/globals';
import type { JudgedLine } from '@waymark/contracts';
import { seenByLinkWork } from './seen-by-link-work.js';

const line = (criterion: string, seen: string): JudgedLine => ({
  ...{ criterion, question: 'Asked?', outcome: 'met', seen, because: `Because ${seen}.` },
  ...{ strength: 'required', published: 'Published.', source: 'https://area.example', depth: 0 },
});
const judgement = {
  ...{ serviceId: 'link-work', because: 'Because EPDS 21.', deciding: ['score'] },
  redirectTo: 'crisis',
  lines: [
    line('residence-in', 'Eastham'),
    line('score', 'EPDS 21'),
    line('invented-later', 'Mania'),
  ],
};
const read = (change: Partial<typeof judgement> = {}) =>
  seenByLinkWork(
    [
      { ...judgement, ...change },
      { ...judgement, serviceId: 'hub' },
    ],
    'link-work',
  );

describe('a link worker, of what was judged', () => {
  it('reads of the own service alone', () => {
    expect(read().map(({ serviceId }) => serviceId)).toEqual(['link-work']);
  });

  it('reads how each line turned out, and of clinical and of new ones no value', () => {
    const lines = read()[0]?.lines ?? [];
    expect(lines.map(({ outcome, seen }) => [outcome, seen])).toEqual([
      ['met', 'Eastham'],
      ['met', 'For clinicians only'],
      ['met', 'For clinicians only'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/EPDS|Mania/);
  });

  it('reads what decided only where that is not clinical', () => {
    expect(read()[0]).toMatchObject({ because: 'For clinicians only: what decided.' });
    expect(read()[0]?.redirectTo).toBeUndefined();
    const home = { deciding: ['residence-in'], because: 'Because Eastham.' };
    expect(read(home)[0]).toMatchObject({ because: 'Because Eastham.', redirectTo: 'crisis' });
  });
});
