import { ValidateBy } from 'class-validator';

/** Ten digits in a row, whatever stands between them: as NHS numbers are written, right or mistyped. */
const NHS_NUMBER = /(?<!\d[ .-]?)\d(?:[ .-]?\d){9}(?![ .-]?\d)/u;

export const hasNhsNumber = (text: string): boolean => NHS_NUMBER.test(text);

/** Words in which nobody can be named by their NHS number. */
export const WithoutNhsNumber = (): PropertyDecorator =>
  ValidateBy({
    name: 'withoutNhsNumber',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || !hasNhsNumber(value),
      defaultMessage: (args) =>
        `${args?.property ?? 'text'} must have no NHS number: leave it out, the team sees whom it is about`,
    },
  });
