import { describe, expect, it } from '@jest/globals';
import { REDIRECTS_TO, type RedirectTo } from '@waymark/contracts';
import { redirectsView } from './redirects-view.js';

const redirect = {
  when: 'mild to moderate illness',
  published: 'Goes to another service.',
  source: 'https://www.example.nhs.uk/professionals',
  readOn: '2026-11-22',
} as const;
const to = (code: string) => redirectsView([{ ...redirect, to: code as RedirectTo }])[0]?.to;

describe('where the page of a service points besides', () => {
  it.each(REDIRECTS_TO)('%s is said in words', (code) => {
    expect(to(code)).toMatch(/^(999|[A-Z].{3,})$/);
    expect([code, 'Another place']).not.toContain(to(code));
  });

  it('is not said as a code where the place is a later one', () => {
    expect(to('the-moon')).toBe('Another place');
  });

  it('is one line: for whom, where to, the published words, and where and when they were read', () => {
    expect(redirectsView([{ ...redirect, to: 'talking-therapies' }])).toEqual([
      {
        when: 'Mild to moderate illness',
        to: 'Talking Therapies',
        published: 'Goes to another service.',
        source: { text: 'example.nhs.uk', href: 'https://www.example.nhs.uk/professionals' },
        readOn: '22 November 2026',
      },
    ]);
  });

  it('leads nowhere where its source is no address of the web', () => {
    const [line] = redirectsView([{ ...redirect, to: 'crisis', source: 'javascript:alert(1)' }]);
    expect(line?.source).toEqual({ text: 'javascript:alert(1)' });
  });
});
