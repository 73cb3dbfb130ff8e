import { ValidateBy } from 'class-validator';
import { isDay, isMonth } from '../days.js';

/** A calendar day `YYYY-MM-DD` that exists; times are refused. London days are meant throughout. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: (args) => `${args?.property ?? 'date'} must be a day that exists, YYYY-MM-DD`,
    },
  });

/** A day `YYYY-MM-DD`, or only a month `YYYY-MM` where the day is not known. */
export const IsDayOrMonth = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDayOrMonth',
    validator: {
      validate: (value: unknown) => isDay(value) || isMonth(value),
      defaultMessage: (args) =>
        `${args?.property ?? 'date'} must be a day YYYY-MM-DD or a month YYYY-MM that exists`,
    },
  });

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

// JavaScript takes 30 February for 2 March, and no database has a year 0.
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  INSTANT.test(value) &&
  isDay(value.slice(0, 10)) &&
  !value.startsWith('0000');

/** An instant in UTC, ISO 8601 with `Z`, of a day that exists. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: (args) =>
        `${args?.property ?? 'time'} must be an instant in UTC, ending in Z`,
    },
  });
