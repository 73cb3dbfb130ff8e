import { expect, it } from '@jest/globals';
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { catalogue } from '@waymark/contracts';
import { getMetadataStorage } from 'class-validator';
import { ruleWords } from './rule-words.js';

type ClassOf = new () => object;

const { defaultMetadataStorage: types } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
) as {
  readonly defaultMetadataStorage: {
    findTypeMetadata(of: ClassOf, name: string): { typeFunction: () => ClassOf } | undefined;
  };
};

/** The names of every rule that an event's data can break. */
function rulesIn(Data: ClassOf): readonly string[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(Data, '', true, false)
    .flatMap(({ type, name, propertyName }) => {
      const nested = types.findTypeMetadata(Data, propertyName)?.typeFunction();
      return [
        ...(type === 'customValidation' && name !== undefined ? [name] : []),
        ...(nested === undefined ? [] : rulesIn(nested)),
      ];
    });
}

const names = [...new Set(catalogue.flatMap(({ data }) => rulesIn(data)))].sort();

it('finds the rules of the contracts', () => {
  expect(names).toEqual(expect.arrayContaining(['isIn', 'isInstant', 'isInt', 'matches']));
});

it.each(names)('tells an operator in words what %s asks for', (name) => {
  expect(ruleWords(name)).toMatch(new RegExp(`^[a-z][A-Za-z0-9 ,:-]{8,} \\(${name}\\)$`));
});

it('leaves what is no rule as it is', () => {
  expect(ruleWords('data cannot be read')).toBe('data cannot be read');
});
