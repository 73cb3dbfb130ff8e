import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { LONG_WAIT_DAYS as LONG_IN_THE_ORDER } from '@waymark/routing-order';
import { SaveServiceSettings, TARGET_STEPS, type SettingsEffect } from '@waymark/contracts';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { anEffect } from '../../../testing/directory-examples.fixture.js';
import { aSettings } from '../../../testing/placing-examples.fixture.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import * as capacity from './capacity.form.js';
import type { CapacitySaid } from './capacity.form.js';
import * as offers from './offers.form.js';
import * as opening from './opening.form.js';
import {
  capacityEffectPage,
  effectSentences,
  LONG_WAIT_DAYS,
  openingsOf,
  WAITS,
} from './settings-effect.presenter.js';
import * as targets from './targets.form.js';
import { withPeriod } from './with-period.js';

const TODAY = '2026-11-22';

describe('the forms of the team settings', () => {
  it.each(
    [
      { form: opening.OpeningForm, sentences: opening.openingSentences },
      { form: capacity.CapacityForm, sentences: capacity.capacitySentences },
      { form: offers.OffersForm, sentences: offers.offersSentences },
      { form: targets.TargetForm, sentences: targets.targetSentences },
    ].flatMap(({ form, sentences }) => rulesOf(form).map((rule) => ({ ...rule, sentences }))),
  )('have a sentence for $field: $rule', ({ sentences, field, rule }) => {
    expect(sentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it.each([
    { answers: { opening: 'open', from: TODAY }, is: [] },
    { answers: { opening: 'open', from: '2026-11-21' }, is: ['from'] },
    { answers: { opening: 'open', from: '2028-11-23' }, is: ['from'] },
    { answers: { opening: 'open', from: TODAY, to: '2026-11-21' }, is: ['to'] },
    { answers: { opening: 'open', from: TODAY, to: TODAY }, is: [] },
    { answers: { opening: 'paused', from: TODAY }, is: ['wording'] },
    { answers: { opening: 'closed', from: TODAY }, is: ['wording'] },
    { answers: { opening: 'paused', from: TODAY, wording: 'Away.' }, is: [] },
  ])('an opening of $answers is wrong at $is', ({ answers, is }) => {
    expect(opening.openingProblems(answers, TODAY).map(({ field }) => field)).toEqual(is);
  });

  it.each([
    { answers: { step: 'decide', workingDays: '5', from: TODAY }, is: [] },
    { answers: { step: 'decide', workingDays: '20', from: TODAY, to: TODAY }, is: [] },
    { answers: { step: 'decide', workingDays: '21', from: TODAY }, is: ['workingDays'] },
    { answers: { step: 'review-care', workingDays: '4', from: TODAY }, is: ['workingDays'] },
    { answers: { step: 'decide', workingDays: '5', from: '2026-11-21' }, is: ['from'] },
    { answers: { step: 'decide', workingDays: '5', from: '2028-11-23' }, is: ['from'] },
    { answers: { step: 'decide', workingDays: '5', from: TODAY, to: '2026-11-21' }, is: ['to'] },
  ])('a target of $answers is wrong at $is', ({ answers, is }) => {
    expect(targets.targetProblems(answers, TODAY).map(({ field }) => field)).toEqual(is);
  });

  it('ask for a target of those steps alone that a service promises', () => {
    const [steps] = targets.targetQuestions(aSettings);
    const options = steps?.kind === 'radios' ? steps.options : [];

    expect(options.map(({ value }) => value)).toEqual([...TARGET_STEPS]);
    expect(options[1]?.hint).toBe('National default: 10 working days. You can say 1 to 20.');
  });

  it('make of an opening what was typed, on one line', () => {
    const answers = { opening: 'paused', from: TODAY, wording: 'Away.\nTelephone us.' };

    expect(checkAnswers(opening.OpeningForm, answers, opening.openingSentences)).toEqual([]);
    expect(opening.periodFrom(answers)).toEqual({
      opening: 'paused',
      from: TODAY,
      wording: 'Away. Telephone us.',
    });
  });

  it('show capacity, waits and offers as they were said, and take them back the same', () => {
    const said = capacity.capacityAnswers(aSettings);

    expect(said).toMatchObject({ placesFree: '2', newPeopleAWeek: '4', assessed: '42' });
    expect(capacity.capacityFrom(said, TODAY)).toEqual({
      capacity: { placesFree: 2, newPeopleAWeek: 4, asOf: TODAY },
      waits: [{ stage: 'assessed', days: 42, asOf: TODAY }],
    });
    expect(capacity.capacityFrom({}, TODAY)).toEqual({ waits: [] });
    expect(offers.offersFrom(offers.offersAnswers(aSettings))).toEqual([
      { offer: 'training' },
      { offer: 'advice-before-referral', wording: 'Telephone on Tuesdays from 10 to 12.' },
    ]);
    expect(offers.offersFrom({ training: 'Words without a tick' })).toEqual([]);
  });

  it('make settings that routing takes', () => {
    const period = opening.periodFrom({ opening: 'paused', from: TODAY, wording: 'Away.' });
    const body = {
      version: 2,
      byName: 'Joe',
      openings: withPeriod(aSettings.openings, period, TODAY),
      offers: offers.offersFrom(offers.offersAnswers(aSettings)),
      ...capacity.capacityFrom(capacity.capacityAnswers(aSettings), TODAY),
      targets: withPeriod(
        aSettings.targets.filter(({ step }) => step === 'decide'),
        targets.targetFrom({ step: 'decide', workingDays: '7', from: TODAY }),
        TODAY,
      ),
    };
    const errors = validateSync(plainToInstance(SaveServiceSettings, body), {
      whitelist: true,
      forbidNonWhitelisted: true,
    });

    expect(errors).toEqual([]);
  });
});

describe('the effect of an opening in sentences', () => {
  const of = (changes: Partial<SettingsEffect>) =>
    effectSentences({ ...anEffect, ...changes }, openingsOf(anEffect)).join(' ');

  it('says what was looked at, who comes now and who would go', () => {
    expect(of({})).toContain('41 referrals of 24 August 2026 to 22 November 2026');
    expect(of({})).toContain(
      '30 referrals come to this service as it is now; 30 would go elsewhere.',
    );
  });

  it('says what becomes of open offers only where nobody would be taken', () => {
    expect(of({})).toContain('3 referrals are offered to you now');
    expect(of({ after: 'limited' })).not.toContain('offered to you now');
    expect(of({ openOffers: 0 })).not.toContain('offered to you now');
  });

  it.each([
    { wouldComeToo: 0, is: /^(?!.*would come here)/ },
    { wouldComeToo: 7, is: /7 would come here that go elsewhere now/ },
    { wouldComeToo: undefined, is: /Fewer than 5 would come here/ },
  ])('tells of $wouldComeToo who would come', ({ wouldComeToo, is }) => {
    const { wouldComeToo: _shown, ...effect } = anEffect;
    const given = wouldComeToo === undefined ? effect : { ...effect, wouldComeToo };

    expect(effectSentences(given, WAITS).join(' ')).toMatch(is);
  });

  it('of no referral at all says so, and claims nothing', () => {
    expect(effectSentences({ ...anEffect, judged: 0 }, WAITS)).toHaveLength(1);
    expect(of({ comeNow: 0, wouldGoElsewhere: 0 })).toContain('None of them comes');
    expect(of({ wouldGoElsewhere: 0 })).toContain('all would still come');
    expect(of({ isCut: true })).toContain('the newest; there were more');
  });
});

describe('the effect of capacity and waits', () => {
  const page = (changes: Partial<SettingsEffect>, said: CapacitySaid = { waits: [] }) => {
    const effect = { ...anEffect, before: 'open', after: 'open', ...changes } as const;
    const asked = { answers: {}, effect, now: aSettings.now, version: '2', change: '/' };
    return capacityEffectPage(said, asked) as { sentences: string[]; said: string[] };
  };

  it('names a wait as long from the day on that the routing order has', () => {
    expect(LONG_WAIT_DAYS).toBe(LONG_IN_THE_ORDER);
  });

  it('says what the waits would do for those who come here, and nothing where it is the same', () => {
    const longer = { supportedNow: 2, wouldBeSupported: 1, tooLateNow: 0, wouldBeTooLate: 3 };
    const same = { supportedNow: 2, wouldBeSupported: 2, tooLateNow: 1, wouldBeTooLate: 1 };

    expect(page(longer).sentences.join(' ')).toContain(
      'Link work meanwhile would be offered for 1 referral of those who come here (2 as it is now): it is offered while a wait is 42 days or more.',
    );
    expect(page(longer).sentences.join(' ')).toContain(
      'For 3 referrals with a fear of birth this service could come too late (0 as it is now)',
    );
    expect(page(same).sentences.join(' ')).not.toMatch(/Link work meanwhile|fear of birth/);
    expect(page(same).sentences.join(' ')).toContain(
      'once with the waits of now, once with these waits',
    );
  });

  it.each<{ free: number; before: SettingsEffect['before']; warns: boolean }>([
    { free: 0, before: 'open', warns: true },
    { free: 1, before: 'open', warns: false },
    { free: 0, before: 'paused', warns: false },
  ])('$free places free while $before: warned that people go on coming $warns', (of) => {
    const said = { capacity: { placesFree: of.free, asOf: TODAY }, waits: [] };
    const { sentences } = page({ before: of.before, after: of.before }, said);

    expect(sentences.join(' ').includes('referrals would go on coming')).toBe(of.warns);
    expect(sentences.join(' ')).toContain('They do not change where referrals go');
  });

  it('says what would be said from now on', () => {
    const waits = [{ stage: 'started', days: 1, asOf: TODAY }] as const;

    expect(page({}, { capacity: { newPeopleAWeek: 3, asOf: TODAY }, waits }).said).toEqual([
      'Free places: nothing is said',
      'New referrals a week: 3',
      'Until help begins: 1 day',
    ]);
    expect(page({}).said.at(-1)).toMatch(/^Waits: /);
  });
});
