import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';

type ClassOf = new () => object;

/** A list of objects of the class, at most `max` of them; inner lists and bare values are refused. */
export function ListOf(of: () => ClassOf, max = 50): PropertyDecorator {
  return (target, key) => {
    IsArray()(target, key);
    ArrayMaxSize(max)(target, key);
    IsObject({ each: true })(target, key);
    ValidateNested({ each: true })(target, key);
    Type(of)(target, key);
  };
}

/** A list of codes of a closed list, each at most once is left to the reader; at most `max` of them. */
export function ListOfCodes(codes: readonly string[], max = 50): PropertyDecorator {
  return (target, key) => {
    IsArray()(target, key);
    ArrayMaxSize(max)(target, key);
    IsIn(codes, { each: true })(target, key);
  };
}

/** A list of texts that match a pattern, at most `max` of them. */
export function ListOfText(pattern: RegExp, max = 50): PropertyDecorator {
  return (target, key) => {
    IsArray()(target, key);
    ArrayMaxSize(max)(target, key);
    Matches(pattern, { each: true })(target, key);
  };
}

/** A list of UUIDs, at most `max` of them. */
export function ListOfUuids(max = 50): PropertyDecorator {
  return (target, key) => {
    IsArray()(target, key);
    ArrayMaxSize(max)(target, key);
    IsUUID('all', { each: true })(target, key);
  };
}
