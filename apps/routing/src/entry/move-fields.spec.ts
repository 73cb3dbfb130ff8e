import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { MOVES, MovesNow, type InnerField, type Move, type MoveField } from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CareController } from './care.controller.js';
import { CorrectionController } from './correction.controller.js';
import { DeathController } from './death.controller.js';
import { EndController } from './end.controller.js';
import { HandOverController } from './hand-over.controller.js';
import { MOVE_BODIES } from './move-bodies.js';
import { moveNow } from './move-fields.js';
import { PlacementsController } from './placements.controller.js';
import { WorseController } from './worse.controller.js';

const EXAMPLES: Readonly<Record<MoveField['kind'], unknown>> = {
  // A word, and the code of a language.
  text: 'so',
  code: undefined,
  codes: [],
  day: '2026-11-23',
  time: '09:30',
  instant: '2026-11-23T09:00:00Z',
  'yes-no': true,
  number: 30,
  id: '0b8f6f0e-0000-4000-8000-000000000001',
  group: {},
  groups: [],
};

/** What a client fills in that knows nothing but the answer. */
function filled(fields: readonly (MoveField | InnerField)[], but?: string): object {
  const entries = fields
    .filter(({ required, name }) => required && name !== but)
    .map((field): [string, unknown] => {
      const inner = 'fields' in field ? filled(field.fields ?? []) : {};
      if (field.kind === 'code') return [field.name, field.vocabulary?.[0]];
      if (field.kind === 'group') return [field.name, inner];
      return [field.name, field.kind === 'groups' ? [inner] : EXAMPLES[field.kind]];
    });
  return Object.fromEntries(entries);
}

const problemsOf = (move: Move, body: object): readonly string[] =>
  validateSync(plainToInstance(MOVE_BODIES[move].Body, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
  }).map(({ property }) => property);

describe.each(MOVES)('%s', (move) => {
  const { fields } = moveNow(move);

  it('is taken with what is said to be required, and not without any of it', () => {
    expect(problemsOf(move, filled(fields))).toEqual([]);
    for (const { name, required } of fields) {
      expect(problemsOf(move, filled(fields, name))).toEqual(required ? [name] : []);
    }
  });

  it('always needs the version and a name, and says which codes it takes', () => {
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['version', 'byName']),
    );
    const coded = fields.filter(({ kind }) => kind === 'code' || kind === 'codes');
    expect(coded.every(({ vocabulary }) => (vocabulary ?? []).length > 0)).toBe(true);
  });

  it('asks besides only what depends on a field and codes that exist', () => {
    const whens = fields.flatMap(({ requiredWhen }) => requiredWhen ?? []);
    for (const { field, isOneOf } of whens) {
      const other = fields.find(({ name }) => name === field);
      expect(other).toBeDefined();
      expect(isOneOf.filter((code) => other?.vocabulary?.includes(code) !== true)).toEqual([]);
    }
  });
});

describe('the answer', () => {
  it('is what its class says', () => {
    const answer = { referralId: EXAMPLES.id, version: 1, moves: MOVES.map(moveNow) };
    const plain = JSON.parse(JSON.stringify(answer)) as object;
    expect(validateSync(plainToInstance(MovesNow, plain))).toEqual([]);
  });

  it('names the addresses and bodies that are really there', () => {
    const controllers = [
      PlacementsController,
      CareController,
      HandOverController,
      EndController,
      WorseController,
      CorrectionController,
      DeathController,
    ];
    const routes = controllers.flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const method = (prototype as unknown as Record<string, object>)[name] ?? {};
        const path: unknown = Reflect.getMetadata('path', method);
        const types = Reflect.getMetadata('design:paramtypes', prototype, name) as
          readonly unknown[] | undefined;
        return typeof path === 'string' && path.startsWith(':referralId/')
          ? [{ path: path.replace(':referralId/', ''), Body: types?.[1] }]
          : [];
      }),
    );
    const named = Object.values(MOVE_BODIES).map(({ path, Body }) => ({ path, Body }));
    const byPath = (one: { path: string }, other: { path: string }): number =>
      one.path.localeCompare(other.path);
    expect(named.toSorted(byPath)).toEqual(routes.toSorted(byPath));
  });
});
