import { describe, expect, it } from '@jest/globals';
import { ownPath } from './elsewhere.js';
import { homeOf } from './layout-locals.js';
import { problemPageOf } from './problem-page.js';

describe('the page of a problem', () => {
  it.each([
    { status: 403, title: 'You may not open this page' },
    { status: 404, title: 'Page not found' },
    { status: 409, title: 'Somebody was faster' },
    { status: 413, title: 'That was too much' },
    { status: 422, title: 'That could not be used' },
    { status: 429, title: 'Too many requests' },
    { status: 500, title: 'Something went wrong' },
    { status: 503, title: 'A part of Waymark does not answer' },
  ])('for $status says: $title', ({ status, title }) => {
    expect(problemPageOf({ status, code: 'code', detail: 'Detail.' }).title).toBe(title);
  });

  it('says of a silent service what is saved and when to try again', () => {
    const words = problemPageOf({ status: 503, code: 'x', detail: 'It is silent.' }).sentences.join(
      ' ',
    );

    expect(words).toMatch(/saved before is kept/);
    expect(words).toMatch(/Try again in a minute/);
  });

  it.each([
    { silent: 'intake', at: '/worklist?interpreter=yes', is: /worklist still opens.*still decide/ },
    {
      silent: 'intake',
      at: '/worklist/1/print',
      is: /worklist still opens.*without what was sent/,
    },
    { silent: 'intake', at: '/refer/1/where', is: /other parts of this form still open/ },
    { silent: 'intake', at: '/referrals', is: /form that you have begun still opens/ },
    { silent: 'routing', at: '/worklist', is: /can still be sent.*still read it in My referrals/ },
    { silent: 'routing', at: '/services', is: /can still be sent/ },
    { silent: 'eligibility', at: '/refer/1/criteria', is: /still write and send a referral/ },
    { silent: 'notification', at: '/notices', is: /still sent, placed and decided.*wait/ },
    { silent: 'operations', at: '/operations/stuck', is: /still sent, placed and decided/ },
  ] as const)('says what still works while $silent is silent, at $at', ({ silent, at, is }) => {
    const trouble = { status: 503, code: 'x', detail: 'It is silent.', silent };
    const { sentences } = problemPageOf(trouble, at.split('?', 1)[0]);
    expect(sentences).toHaveLength(4);
    expect(sentences[1]).toMatch(is);
  });

  it.each([
    { at: '/worklist', silent: undefined },
    { at: '/openings', silent: 'intake' },
    { at: '/operations/failed/routing/events/1', silent: 'routing' },
  ] as const)('promises nothing where nothing is sure: $silent at $at', ({ at, silent }) => {
    const trouble = { status: 503, code: 'x', detail: 'It is silent.' };
    expect(problemPageOf({ ...trouble, ...(silent && { silent }) }, at).sentences).toHaveLength(3);
  });

  it('of an organisation that sends too much says that nothing is lost, and leads back', () => {
    const draft = '/refer/01a2b3c4-0000-7000-8000-000000000001/check-answers';
    const trouble = { status: 429, code: 'organisation-too-many', detail: 'Wait 7 seconds.' };
    const { title, sentences, links } = problemPageOf(trouble, draft);
    expect(title).toBe('Your organisation is sending too much at once');
    expect(sentences.join(' ')).toMatch(/everything you answered is saved. Wait 7 seconds/);
    expect(links[0]).toEqual({ href: draft, text: 'Try again' });
    expect(problemPageOf(trouble, '/elsewhere').links).toHaveLength(1);
  });

  it('of a record that is being opened says so, and not that something is silent', () => {
    const detail = 'It is open to you, and not everywhere yet.';
    const page = problemPageOf({ status: 503, code: 'being-opened', detail });
    expect(page).toMatchObject({ title: 'This record is being opened', sentences: [detail] });
  });

  it('tells nobody what went wrong inside', () => {
    const page = problemPageOf({ status: 500, code: 'internal', detail: 'SELECT secret' });

    expect(JSON.stringify(page)).not.toContain('SELECT');
  });
});

describe('a path of our own', () => {
  it.each(['/refer', '/refer/1/person?from=check-answers', '/'])('is %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '',
    undefined,
    ['/refer'],
    '/a b',
  ])('is not %j', (path) => {
    expect(ownPath(path)).toBe('/');
  });
});

describe('where a role starts', () => {
  it.each([
    { role: 'referrer' as const, is: '/referrals' },
    { role: 'hub-clinician' as const, is: '/worklist' },
    { role: 'operator' as const, is: '/operations' },
    { role: 'commissioner' as const, is: undefined },
  ])('$role starts at $is', ({ role, is }) => {
    expect(homeOf(role)).toBe(is);
  });
});
