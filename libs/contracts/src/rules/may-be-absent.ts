import { ValidateIf } from 'class-validator';

/** The field may be left out; `null` and a wrong type are still refused (unlike `IsOptional`). */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_object: object, value: unknown) => value !== undefined);
