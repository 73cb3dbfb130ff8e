import { describe, expect, it } from '@jest/globals';
import type { Move, MoveEffect, SafeContact } from '@waymark/contracts';
import { aTemplate, templatesSent } from '../../../testing/message-examples.fixture.js';
import { aDecline, anAcceptance, someMovesNow } from '../../../testing/move-examples.fixture.js';
import { aPlacement } from '../../../testing/placing-examples.fixture.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { moves } from './moves.js';
import { hasPreview, templatesOf, whatFollows, type KnownBefore } from './what-follows.js';

const formOf = (move: Move) => {
  const form = Object.values(moves).find((one) => one.move === move);
  if (form === undefined) throw new Error(`no page: ${move}`);
  return form;
};
const templates = new Map(
  [aTemplate, ...Object.values(templatesSent).map(({ body }) => body)].map((one) => [
    one.template,
    one as typeof aTemplate,
  ]),
);
const known: KnownBefore = {
  placement: aPlacement,
  referral: aReferral,
  effects: new Map(
    someMovesNow.moves.flatMap(({ move, effect }) => (effect ? [[move, effect] as const] : [])),
  ),
  templates,
  now: new Date('2026-11-22T12:00:00.000Z'),
};
const follows = (move: Move, changes: Partial<KnownBefore> = {}) =>
  whatFollows(formOf(move), { ...known, ...changes });
const toPerson = (changes: Partial<KnownBefore> = {}) =>
  follows('accept', changes)?.said.find(({ to }) => to === 'To the person');

function reachable(safe: Partial<SafeContact>, more: object = {}): Partial<KnownBefore> {
  const { sent } = aReferral;
  const contact = {
    ...{ email: 'her@people.example', phone: '07700 900123' },
    safe: { ...sent.person.contact.safe, othersSeeMessages: 'no', email: 'no', sms: 'no', ...safe },
    ...more,
  } as const;
  const referral = { ...aReferral, sent: { ...sent, person: { ...sent.person, contact } } };
  return { referral: referral };
}

describe('what is sent', () => {
  it('to the team that sent it is what notification sends, word for word', () => {
    const [first] = follows('ask')?.said ?? [];
    expect(first?.to).toMatch(/^To the team that sent it \(/);
    expect(first).toMatchObject({
      subject: 'Waymark: a question for you',
      lines: ['There is something to read.', expect.stringContaining('/worklist')],
    });
  });

  it.each<[string, Partial<KnownBefore>]>([
    ['nobody knows a safe way', reachable({})],
    ['somebody else sees messages', reachable({ email: 'yes', othersSeeMessages: 'yes' })],
    [
      'whether somebody sees them is not known',
      reachable({ email: 'yes', othersSeeMessages: 'not-known' }),
    ],
    ['it is not known whether it is safe', reachable({ email: 'not-known', sms: 'not-known' })],
    ['no address is there', reachable({ email: 'yes' }, { email: undefined })],
    [
      'somebody else is between',
      reachable(
        { email: 'yes' },
        { through: { kind: 'refuge-worker', name: 'Jo', phone: '01234 567890' } },
      ),
    ],
  ])('to the person is nothing where %s: a task stays with who holds them', (_, changes) => {
    expect(toPerson(changes)).toMatchObject({
      how: 'nothing is sent, because no safe way to write to them is known. A task stays with Perinatal Loss Pathway: contact the person in another way.',
      lines: [],
    });
  });

  it.each([
    { safe: { email: 'yes', sms: 'yes' }, how: 'by email', subject: 'An update on your request' },
    { safe: { sms: 'yes' }, how: 'by text message', subject: undefined },
  ] as const)('to the person goes $how', ({ safe, how, subject }) => {
    const said = toPerson(reachable(safe));
    expect(said?.how).toBe(`${how}, if that is still safe when it goes out`);
    expect(said?.subject).toBe(subject);
    expect(said?.lines.at(-1)).toContain('A team has your request.');
  });

  it('to the person is nothing where only a text would be safe and none go out here, or nobody says so', () => {
    const by = (carried: typeof aTemplate.carried | undefined) =>
      toPerson({
        ...reachable({ sms: 'yes' }),
        templates: new Map(carried && [['woman-update', { ...aTemplate, carried }]]),
      });
    expect(by(['email'])).toMatchObject({
      how: 'nothing is sent: a text message would be safe, but none can be sent from here. A task stays with Perinatal Loss Pathway: contact the person in another way.',
      lines: [],
    });
    expect(by(undefined)?.how).toContain('Nothing is sent unless one is');
  });

  it('to the person is nothing after a death, and not promised while intake is silent', () => {
    const placement = { ...aPlacement, death: 'baby' } as const;
    const safe = reachable({ email: 'yes' });
    expect(toPerson({ ...safe, placement })?.how).toContain('a death is recorded');
    expect(toPerson({ referral: undefined })?.how).toContain('Nothing is sent unless one is');
  });

  it('is never shown as words that nobody has seen', () => {
    const said = follows('decline', { templates: new Map() })?.said ?? [];
    expect(said).toHaveLength(2);
    for (const { lines } of said) expect(lines.join()).toContain('cannot be shown just now');
  });

  it('has no message to a team where the person sent it themselves', () => {
    const placement = { ...aPlacement, selfReferral: true };
    expect(follows('ask', { placement })?.said).toEqual([]);
  });

  it('is nothing beside the placement that leads', () => {
    const effect: MoveEffect = { ...anAcceptance, as: 'alongside' };
    const beside = follows('accept', { effects: new Map([['accept', effect]]) });
    expect(beside).toMatchObject({ said: [], nobodyTold: true });
  });

  it('is asked for once each', () => {
    expect(templatesOf([formOf('accept'), formOf('decline'), formOf('close')])).toEqual([
      'referrer-update',
      'woman-update',
      'service-new',
      'service-update',
    ]);
  });
});

describe('what it does to the clock', () => {
  it('is what routing says', () => {
    expect(follows('accept')?.clock).toBe(
      'Then Perinatal Loss Pathway holds the person, and next is “Start care”, owed by Perinatal Loss Pathway by 20 December 2026 at 5:00pm (28 days left).',
    );
    expect(follows('close')?.clock).toBe(
      'Then it is closed: nobody holds the person any more, no next step is owed, and the clock ends.',
    );
    expect(follows('decline', { effects: new Map([['decline', aDecline]]) })?.clock).toMatch(
      /^As things are, Perinatal Loss Pathway then .* What you say here may lead elsewhere\.$/,
    );
  });

  it('runs on as it is until somebody else has taken over', () => {
    expect(follows('pass-on')?.clock).toMatch(/^The clock runs on as it is: “Accept or decline”/);
  });

  it('is not guessed while routing is silent', () => {
    expect(follows('accept', { effects: undefined })?.clock).toBe(
      'What comes next cannot be worked out just now.',
    );
  });

  it.each<Move>(['accept', 'decline', 'ask', 'pass-on', 'pause', 'close', 'book-appointment'])(
    '%s has a preview',
    (move) => {
      expect(hasPreview(formOf(move))).toBe(true);
    },
  );
});
