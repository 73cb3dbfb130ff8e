import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MOST_OUTCOMES, OutcomesAsked } from './http/outcomes.api.js';

const ID = 'a1b2c3d4-0000-4000-8000-000000000001';
const ids = (count: number): string => Array.from({ length: count }, () => ID).join(',');

describe('events whose outcomes are asked for', () => {
  it.each([
    { events: ID, is: [] },
    { events: ids(MOST_OUTCOMES), is: [] },
    { events: ids(MOST_OUTCOMES + 1), is: ['events'] },
    { events: '', is: ['events'] },
    { events: `${ID},`, is: ['events'] },
    { events: `${ID};${ID}`, is: ['events'] },
    { events: undefined, is: ['events'] },
  ])('of some length: what is wrong is $is', ({ events, is }) => {
    const errors = validateSync(plainToInstance(OutcomesAsked, { events }));

    expect(errors.map(({ property }) => property)).toEqual(is);
  });
});
