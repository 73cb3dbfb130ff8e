import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';

type ClassOf = new () => object;

/** Exactly one object of the class: an absent one, a list and a bare value are refused. */
export function Nested(of: () => ClassOf): PropertyDecorator {
  return (target, key) => {
    IsDefined()(target, key);
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(of)(target, key);
  };
}
