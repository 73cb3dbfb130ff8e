import { describe, expect, it } from '@jest/globals';
import type { AppointmentView, SendReferral } from '@waymark/contracts';
import type { FormAnswers } from '../../../layout/form/question.js';
import { printedForTeam } from '../../../layout/printing/printed-referral.js';
import { appointmentShown } from '../../../layout/words/appointment-words.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { bookAppointment, confirmAppointment } from './appointment.moves.js';
import { interpreterNeed } from './interpreter-need.js';
import type { MoveContext, MoveForm } from './move-form.js';
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
    expect(asked({ interpreterNeeded: 'yes', language: 'not-known' })).toMatchObject({
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

  it('can be declined by the person, and only where one is needed', () => {
    const values = (needed: boolean) =>
      bookAppointment
        .questions({ ...aMoveContext, interpreter: { needed, words: 'Polish' } })
        .flatMap((part) => ('options' in part && part.name === 'interpreter' ? part.options : []))
        .map(({ value }) => value);
    expect(values(true)).toContain('declined');
    expect(values(false)).not.toContain('declined');
  });

  it('begins as the referral says, and what nobody has said is left open', () => {
    const begun = (equity: Parameters<typeof asked>[0], dialect?: string) =>
      confirmAppointment.prefill?.(new Date('2026-11-22T12:00:00Z'), {
        ...aMoveContext,
        interpreter: asked({ interpreterNeeded: 'yes', ...equity }, dialect ? { dialect } : {}),
      });
    expect(begun({ language: 'pl', interpreterWish: 'woman' }, 'Silesian')).toEqual({
      interpreterLanguage: 'pl',
      interpreterDialect: 'Silesian',
      interpreterGender: 'woman',
    });
    expect(begun({ language: 'not-known', interpreterWish: 'anybody' })).toEqual({});
  });

  it.each<{ answers: FormAnswers; fields: string[] }>([
    {
      answers: {},
      fields: ['interpreterLanguage', 'interpreterProfessional'],
    },
    {
      answers: { interpreterLanguage: 'pl', interpreterProfessional: 'no' },
      fields: ['interpreterProfessional'],
    },
    { answers: { interpreterLanguage: 'pl', interpreterProfessional: 'yes' }, fields: [] },
  ])('is arranged with $answers: to put right is $fields', ({ answers, fields }) => {
    const booked = { on: '2026-12-07', interpreter: 'arranged', ...answers };
    const wrong = (form: MoveForm) =>
      form.alsoCheck?.(booked, aMoveContext).map(({ field }) => field);
    expect(wrong(confirmAppointment)).toEqual(fields);
    expect(wrong(bookAppointment)).toEqual(fields);
  });

  it('is not asked about where routing knows that none is needed, though the referral cannot be read', () => {
    const wrong = (interpreterNeeded: 'yes' | 'no') =>
      bookAppointment.alsoCheck?.(
        { on: '2026-12-07', interpreter: 'not-needed' },
        {
          ...aMoveContext,
          interpreter: undefined,
          placement: { ...aMoveContext.placement, interpreterNeeded },
        },
      );
    expect(wrong('no')).toEqual([]);
    expect(wrong('yes')).toMatchObject([{ field: 'interpreter' }]);
  });
});

describe('the interpreter who is booked', () => {
  const sentWith = (
    equity: Partial<SendReferral['equity']>,
    person: Partial<SendReferral['person']> = {},
  ) => ({ equity: { ...sent.equity, ...equity }, person: { ...sent.person, ...person } });
  const polish = sentWith({ language: 'pl', interpreterWish: 'woman' }, { dialect: 'Silesian' });
  const [appointment] = aMoveContext.placement.appointments;
  if (appointment === undefined) throw new Error('the example has an appointment');
  const shown = (
    changes: Partial<AppointmentView>,
    of: Parameters<typeof appointmentShown>[1] = polish,
  ) => appointmentShown({ ...appointment, ...changes }, of).interpreter;
  const booked = {
    language: 'pl',
    dialect: 'silesian',
    gender: 'woman',
    professional: true,
  } as const;

  it.each([
    { interpreterBooked: booked, says: /^Professional interpreter: Polish, silesian, a woman\.$/ },
    {
      interpreterBooked: { ...booked, reference: 'Booking 4711' },
      says: /a woman, Booking 4711\.$/,
    },
    {
      interpreterBooked: { ...booked, gender: 'man' as const },
      says: /somebody else: Polish, Silesian, a woman\.$/,
    },
    {
      interpreterBooked: { language: 'pl', gender: 'woman' as const, professional: true },
      says: /somebody else/,
    },
    { interpreterBooked: { ...booked, language: 'sk' }, says: /Slovak.*somebody else/ },
    { interpreterBooked: undefined, says: /was not recorded/ },
  ])('$interpreterBooked: $says', ({ interpreterBooked, says }) => {
    const changes = interpreterBooked === undefined ? {} : { interpreterBooked };
    expect(shown({ interpreter: 'arranged', ...changes })).toMatch(says);
  });

  it('is not compared with a referral that cannot be read, and nobody is shown where none is arranged', () => {
    const alone = appointmentShown(
      { ...appointment, interpreter: 'arranged', interpreterBooked: booked },
      undefined,
    );
    expect(alone.interpreter).toBe('Professional interpreter: Polish, silesian, a woman.');
    expect(shown({ interpreter: 'to-arrange' })).toBeUndefined();
    expect(shown({ interpreter: 'not-needed', interpreterDeclined: true })).toMatch(/do not want/);
  });

  it('is on paper as well', () => {
    const placement = {
      ...aMoveContext.placement,
      appointments: [
        { ...appointment, interpreter: 'arranged' as const, interpreterBooked: booked },
      ],
    };
    const { summary } = printedForTeam(placement, aReferral, new Date('2026-11-22T12:00:00Z'));
    expect(summary.find(({ key }) => key === 'Appointment')?.value).toMatch(
      /^Assessment, by video, .*: Booked, interpreter arranged\. Professional interpreter: Polish/,
    );
  });
});
