import { ValidateIf } from 'class-validator';

/** The condition of `MayBeAbsent`; known by name to what reads the rules of a class. */
export const isThere = (_object: object, value: unknown): boolean => value !== undefined;

/** The field may be left out; `null` and a wrong type are still refused (unlike `IsOptional`). */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf(isThere);
