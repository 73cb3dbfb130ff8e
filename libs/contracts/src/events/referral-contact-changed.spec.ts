import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ReferralContactChangedData } from './referral-contact-changed.v1.js';

const wrongWith = (more: object): readonly string[] =>
  validateSync(
    plainToInstance(ReferralContactChangedData, {
      referralId: '0b8f6f0e-0000-4000-8000-000000000001',
      contactVersion: 2,
      reason: 'written-down-wrongly',
      byTeam: 'Perinatal Loss Pathway',
      teams: [],
      ...more,
    }),
    { whitelist: true, forbidNonWhitelisted: true },
  ).map(({ property }) => property);

describe('that somebody is spoken with otherwise', () => {
  it.each([{}, ...['yes', 'no', 'not-known'].map((answer) => ({ interpreterNeeded: answer }))])(
    'is said so, or not at all: %j',
    (more) => {
      expect(wrongWith(more)).toEqual([]);
    },
  );

  it.each([
    { more: { interpreterNeeded: 'not-stated' }, field: 'interpreterNeeded' },
    { more: { interpreterNeeded: null }, field: 'interpreterNeeded' },
    { more: { language: 'pl' }, field: 'language' },
    { more: { nameToUse: 'Sam' }, field: 'nameToUse' },
  ])('never in which language, or by which name: $more', ({ more, field }) => {
    expect(wrongWith(more)).toEqual([field]);
  });
});
