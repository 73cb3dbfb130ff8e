import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  catalogue,
  IsDay,
  ListOf,
  ListOfText,
  MayBeAbsent,
  Nested,
  SendReferral,
} from '@waymark/contracts';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { QuickReader, type UnknownFields } from './quick-reader.js';

type ClassOf = new () => object;
type Json = Record<string, unknown>;

const RULES = {
  refused: { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true },
  kept: { forbidUnknownValues: true },
};

/** What class-transformer and class-validator make of it; undefined where they refuse, or throw. */
function byTheLibraries(Data: ClassOf, given: object, mode: UnknownFields): object | undefined {
  try {
    const instance = plainToInstance(Data, given);
    return validateSync(instance, RULES[mode]).length === 0 ? instance : undefined;
  } catch {
    return undefined;
  }
}

const quickly = (Data: ClassOf, given: object, mode: UnknownFields): object | undefined =>
  QuickReader.of(Data, mode).read(given);

const exampleOf = (type: string): Json =>
  JSON.parse(
    readFileSync(new URL(`../../../contracts/src/examples/${type}.json`, import.meta.url), 'utf8'),
  ) as Json;

const { facts, ...received } = exampleOf('referral.received.v1') as Record<string, Json>;
const aForm = {
  about: facts?.person,
  person: {
    fullName: 'A B',
    birthDate: '1990-02-28',
    contact: {
      email: 'a@people.example',
      safe: Object.fromEntries(
        ['email', 'sms', 'phone', 'letter', 'voicemail', 'othersSeeMessages'].map((channel) => [
          channel,
          'yes',
        ]),
      ),
    },
  },
  where: {
    residence: 'known',
    residencePlaces: ['coventry'],
    gpPractice: 'none',
    gpPlaces: [],
    bookedUnit: 'none',
  },
  ...Object.fromEntries(
    ['current', 'occurrences', 'need', 'safety', 'primaryCarer', 'consent', 'preference'].map(
      (part) => [part, facts?.[part]],
    ),
  ),
  referrer: { facts: facts?.referrer, name: 'C D', team: received.sender?.name },
  equity: {
    ethnicCategory: 'A',
    language: 'en',
    interpreterNeeded: 'no',
    disability: 'not-stated',
    inclusionGroups: [],
  },
} as Json;

const classes = [
  ...catalogue.map(({ type, data }) => ({ name: type, Data: data, example: exampleOf(type) })),
  { name: 'SendReferral', Data: SendReferral, example: aForm },
];

type Place = readonly (string | number)[];

/** Every place in JSON, the whole excepted. */
const placesIn = (value: unknown, at: Place = []): Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, child]) => {
        const here = [...at, Array.isArray(value) ? Number(key) : key];
        return [here, ...placesIn(child, here)];
      });

/** A copy that differs in one place; `undefined` takes it away. */
function changed(whole: unknown, [step, ...rest]: Place, to: unknown): unknown {
  if (Array.isArray(whole)) {
    return whole.map((item: unknown, at) =>
      at !== step ? item : rest.length > 0 ? changed(item, rest, to) : to,
    );
  }
  const { [String(step)]: old, ...others } = whole as Json;
  const value = rest.length > 0 ? changed(old, rest, to) : to;
  return value === undefined ? others : { ...others, [String(step)]: value };
}

const TEXTS = ['', 'x', '2026-02-29', '2024-02-29', '2026-13', '2026-11', 'yes', 'WM-4K7Q-2N8D'];
const NUMBERS = [0, -1, 1, 1.5, 44, 45, 1e9];
const ODD_NAMES = ['constructor', '__proto__', 'toString', 'then', 'length'];
const anything = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.constantFrom<unknown>(null, undefined, true, ...TEXTS, ...NUMBERS, [], {}, [[]], [{}]),
  fc.string({ minLength: 250, maxLength: 600, unit: 'grapheme' }),
);

/** The example with up to three places changed, swapped for other places' values, or added. */
const nearly = (example: Json, names: readonly string[]): fc.Arbitrary<Json> => {
  const places = placesIn(example);
  const values = places.map((place) =>
    place.reduce<unknown>((v, step) => (v as Json)[step], example),
  );
  const change = fc.record({
    at: fc.constantFrom(...places),
    add: fc.option(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 3 })), { freq: 4 }),
    to: fc.oneof(anything, fc.constantFrom(...values)),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<Json>((whole, { at, add, to }) => {
      const place = add === null ? at : [...at.slice(0, -1), add];
      const given = changedIfThere(whole, place, to);
      // As it would arrive: only what JSON can say.
      return JSON.parse(JSON.stringify(given)) as Json;
    }, example),
  );
};

function changedIfThere(whole: Json, place: Place, to: unknown): unknown {
  try {
    return changed(whole, place, to);
  } catch {
    return whole;
  }
}

describe.each(classes)('$name', ({ Data, example }) => {
  it.each(['refused', 'kept'] as const)(
    'is read quickly, unknown fields %s, as the libraries read it',
    (mode) => {
      const read = quickly(Data, example, mode);

      expect(read).toBeInstanceOf(Data);
      expect(read).toStrictEqual(byTheLibraries(Data, example, mode));
    },
  );

  it.each(['refused', 'kept'] as const)(
    'nearly right, unknown fields %s: the same answer as the libraries, or none',
    (mode) => {
      fc.assert(
        fc.property(nearly(example, ODD_NAMES), (given) => {
          const read = quickly(Data, given, mode);
          if (read !== undefined) expect(read).toStrictEqual(byTheLibraries(Data, given, mode));
        }),
        { numRuns: 100 },
      );
    },
  );

  it('what the libraries accept is read quickly, so that the rare case stays rare', () => {
    fc.assert(
      fc.property(nearly(example, ['more']), (given) => {
        const isOdd = /"(valueOf|toString|__proto__|key)"/.test(JSON.stringify(given));
        fc.pre(!isOdd && byTheLibraries(Data, given, 'refused') !== undefined);
        expect(quickly(Data, given, 'refused')).toBeDefined();
      }),
      { numRuns: 10, maxSkipsPerRun: 1_000 },
    );
  });
});

class Leaf {
  @IsString() readonly text!: string;
}
class Tree {
  @Nested(() => Leaf) readonly leaf!: Leaf;
  @MayBeAbsent() @ListOf(() => Leaf, 2) readonly leaves?: readonly Leaf[];
  @MayBeAbsent() @IsDay() readonly on?: string;
}
class Converting {
  @Type(() => Number) @IsInt() readonly page!: number;
}
class Transforming {
  @Transform(({ value }) => String(value)) @IsString() readonly text!: string;
}
class LooksAtNeighbours {
  @IsIn(['a', 'b']) readonly kind!: string;
  @ValidateIf((whole: LooksAtNeighbours) => whole.kind === 'a') @IsString() readonly why?: string;
}
class WithoutRules {
  readonly text?: string;
}

describe('what is left to the libraries', () => {
  it.each([
    ['a class that converts', Converting, { page: '1' }],
    ['a class that transforms', Transforming, { text: 1 }],
    ['a rule that looks at another field', LooksAtNeighbours, { kind: 'b' }],
    ['a class without rules', WithoutRules, { text: 'x' }],
    ['a field whose name every object has', Tree, { leaf: { text: 'x' }, constructor: 'x' }],
    ['a Map where an object is meant', Tree, { leaf: new Map([['text', 'x']]) }],
    ['a Date where text is meant', Tree, { leaf: { text: 'x' }, on: new Date(0) }],
    ['an object of another class', Tree, { leaf: Object.assign(new Converting(), { text: 'x' }) }],
  ])('%s', (_, Data: ClassOf, given) => {
    expect(quickly(Data, given, 'refused')).toBeUndefined();
  });

  it('an object beside what is known, which would have to be copied', () => {
    const more = { leaf: { text: 'x' }, more: 1 };

    expect(quickly(Tree, more, 'kept')).toStrictEqual(byTheLibraries(Tree, more, 'kept'));
    expect(quickly(Tree, { ...more, more: { deep: 1 } }, 'kept')).toBeUndefined();
  });
});

class AtTheEdge {
  @MayBeAbsent() @IsString() @MaxLength(3) readonly text?: string;
  @MayBeAbsent() @IsInt() @Min(1) @Max(3) readonly number?: number;
  @MayBeAbsent() @ListOfText(/^a+$/, 2) readonly list?: readonly string[];
  @MayBeAbsent() @IsUUID() readonly id?: string;
}

describe('at the edge of a rule the answer is the libraries’', () => {
  it.each(
    [
      ...['', 'abc', 'abcd', 'ab💜', 'abc💜', '♥️♥️♥️'].map((text) => ({ text })),
      ...[0, 1, 3, 4, 2.5, NaN, '2'].map((number) => ({ number })),
      ...[[], ['a', 'aa'], ['a', 'aa', 'a'], ['a\n'], 'a', [['a']]].map((list) => ({ list })),
      { id: '0B8F6F0E-0000-4000-8000-000000000001' },
      { id: '0b8f6f0e-0000-9000-8000-000000000001' },
    ].map((given) => ({ given })),
  )('$given', ({ given }) => {
    expect(quickly(AtTheEdge, given, 'refused')).toStrictEqual(
      byTheLibraries(AtTheEdge, given, 'refused'),
    );
  });
});

describe('what is read', () => {
  it('shares no list and no object with what was given', () => {
    const given = { leaf: { text: 'x' }, leaves: [{ text: 'y' }] };
    const read = quickly(Tree, given, 'refused') as Tree;

    expect(read).toEqual(given);
    expect(read.leaves).not.toBe(given.leaves);
    expect(read.leaf).not.toBe(given.leaf);
  });

  it('may itself be read again', () => {
    const read = quickly(Tree, { leaf: { text: 'x' } }, 'refused');

    expect(quickly(Tree, read ?? {}, 'refused')).toStrictEqual(read);
  });
});
