import { describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { bookAppointment } from './appointment.moves.js';
import { interpreterNeed } from './interpreter-need.js';
import type { MoveContext } from './move-form.js';
import { aMoveContext } from '../../../testing/placing-examples.fixture.js';

const { sent } = aReferral;
const asked = (
  equity: Partial<SendReferral['equity']>,
  person: Partial<SendReferral['person']> = {},
) =>
  interpreterNeed({
    equity: { ...sent.equity, ...equity },
    person: { ...sent.person, ...person },
  });

describe('the interpreter of an appointment', () => {
  it('is as the referral says: language, dialect and who it may be', () => {
    const { needed, words } = asked(
      { interpreterNeeded: 'yes', language: 'pl', interpreterWish: 'woman' },
      { dialect: 'Silesian' },
    );
    expect([needed, words]).toEqual([true, 'Polish, Silesian, a woman']);
  });

  it('may be for British Sign Language, and is needed though the language is not known', () => {
    expect(asked({ interpreterNeeded: 'yes', language: 'bsl' }).words).toContain('BSL');
    expect(asked({ interpreterNeeded: 'yes', language: 'not-known' })).toEqual({
      needed: true,
      words: 'language not known',
    });
  });

  it.each(['no', 'not-known', 'not-stated'] as const)(
    'is not said to be needed by %s',
    (answer) => {
      expect(asked({ interpreterNeeded: answer }).needed).toBe(false);
    },
  );

  it('is asked for with what it has to be, and never family', () => {
    const hint = (interpreter: MoveContext['interpreter']): string =>
      bookAppointment
        .questions({ ...aMoveContext, interpreter })
        .flatMap((part) =>
          part.kind !== 'section' && part.name === 'interpreter' ? [part.hint ?? ''] : [],
        )
        .join('');
    expect(hint({ needed: true, words: 'Polish, a woman' })).toBe(
      'The referral says that one is needed: Polish, a woman. Trained for it, and never family or a friend.',
    );
    expect(hint(undefined)).toContain('never family');
  });
});
