import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { IsInstant } from './is-day.js';

class Said {
  @IsInstant() readonly at!: unknown;
}
const isInstant = (at: unknown): boolean =>
  validateSync(plainToInstance(Said, { at })).length === 0;

describe('an instant', () => {
  it.each([
    ['2026-11-26T09:30:00Z', true],
    ['2026-11-26T09:30:00.123456789Z', true],
    ['2024-02-29T23:59:59.999Z', true],
    ['0001-01-01T00:00:00Z', true],
    // What does not exist: of most of it JavaScript makes a time of another day.
    ['2026-02-29T09:30:00Z', false],
    ['2026-02-30T09:30:00Z', false],
    ['2026-04-31T09:30:00Z', false],
    ['2026-11-26T24:00:00Z', false],
    ['2026-11-26T09:60:00Z', false],
    ['2026-11-26T23:59:60Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['2026-11-26T09:30:00', false],
    ['2026-11-26T09:30:00+01:00', false],
    ['2026-11-26T09:30Z', false],
    ['2026-11-26', false],
    [1_795_685_400_000, false],
    [undefined, false],
  ])('%j: %s', (value, is) => {
    expect(isInstant(value)).toBe(is);
  });
});
