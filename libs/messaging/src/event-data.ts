import type { EventDefinition } from '@waymark/contracts';
import { QuickReader } from '@waymark/platform';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { PermanentFailure } from './permanent-failure.js';

/** Data that is not what its event's class says. Names fields and rules, never values. */
export class ContractBroken extends PermanentFailure {
  constructor(
    readonly eventType: string,
    readonly violations: readonly string[],
  ) {
    super(`${eventType}: ${violations.slice(0, 10).join('; ')}`);
  }
}

/** Refuses what the class does not name: TypeScript does not see what a spread brings in. */
export function checkStrictly(definition: EventDefinition, data: object): void {
  if (QuickReader.of(definition.data, 'refused').read(data) !== undefined) return;
  check(definition, data, { whitelist: true, forbidNonWhitelisted: true });
}

/** Fields that this version does not know are ignored. */
export function readTolerantly<Data extends object>(
  definition: EventDefinition<string, Data>,
  data: unknown,
): Data {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ContractBroken(definition.type, ['data: not an object']);
  }
  return QuickReader.of(definition.data, 'kept').read(data) ?? check(definition, data, {});
}

function check<Data extends object>(
  { type, data: Data }: EventDefinition<string, Data>,
  data: object,
  rules: { readonly whitelist?: boolean; readonly forbidNonWhitelisted?: boolean },
): Data {
  const [instance, errors] = validated(Data, data, rules) ?? [];
  if (instance === undefined || errors === undefined) {
    throw new ContractBroken(type, ['data: cannot be read']);
  }
  if (errors.length > 0) throw new ContractBroken(type, violationsOf(errors));
  return instance;
}

// Odd data can make the libraries themselves throw; it is no less broken for that.
function validated<Data extends object>(
  Data: new () => Data,
  data: object,
  rules: object,
): [Data, ValidationError[]] | undefined {
  try {
    const instance = plainToInstance(Data, data);
    const settings = {
      ...rules,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
    };
    return [instance, validateSync(instance, settings)];
  } catch {
    return undefined;
  }
}

function violationsOf(errors: readonly ValidationError[], path = ''): string[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const here = path === '' ? property : `${path}.${property}`;
    const own = Object.keys(constraints).map((rule) => `${here}: ${rule}`);
    return [...own, ...violationsOf(children, here)];
  });
}
