import { rulesOf, type FieldRule } from './class-rules.js';

type ClassOf<Data extends object> = new () => Data;
type Given = Readonly<Record<string, unknown>>;

/** A field of a class, ready to be read. */
interface Field {
  readonly mustBeThere: boolean;
  /** Answers the value as the instance keeps it, or `ODD`. */
  readonly read: (value: unknown, whole: object) => unknown;
}

interface Fields {
  readonly byName: ReadonlyMap<string, Field>;
  readonly needed: number;
}

/** What becomes of fields that a class does not name. */
export type UnknownFields = 'refused' | 'kept';

const ODD = Symbol('not surely good');
const readers: Record<UnknownFields, WeakMap<object, QuickReader<object>>> = {
  refused: new WeakMap(),
  kept: new WeakMap(),
};

/**
 * Reads plain JSON as a class, by the class's own rules, compiled once. It only ever says "surely good": whatever is
 * bad, or odd in any way, is left to class-transformer and class-validator, which know the reasons.
 */
export class QuickReader<Data extends object> {
  private fields: Fields | undefined | 'not compiled yet' = 'not compiled yet';

  private constructor(
    private readonly Data: ClassOf<Data>,
    private readonly unknownFields: UnknownFields,
  ) {}

  static of<Data extends object>(
    Data: ClassOf<Data>,
    unknownFields: UnknownFields,
  ): QuickReader<Data> {
    const known = readers[unknownFields].get(Data) as QuickReader<Data> | undefined;
    if (known !== undefined) return known;
    const reader = new QuickReader(Data, unknownFields);
    readers[unknownFields].set(Data, reader);
    return reader;
  }

  /** An instance of the class; undefined where the libraries must be asked. */
  read(given: object): Data | undefined {
    if (this.fields === 'not compiled yet') this.fields = this.compiled();
    if (this.fields === undefined || !this.isPlain(given)) return undefined;
    const { byName, needed } = this.fields;
    const instance = new this.Data();
    let found = 0;
    for (const name of Object.keys(given)) {
      const value = (given as Given)[name];
      const field = byName.get(name);
      if (field === undefined) {
        // What every object has already, such as a constructor, is for the libraries, and so are further objects.
        if (this.unknownFields === 'refused' || name in instance || isBeyond(value)) {
          return undefined;
        }
        (instance as Record<string, unknown>)[name] = value;
        continue;
      }
      const kept = field.read(value, given);
      if (kept === ODD) return undefined;
      if (field.mustBeThere) found += 1;
      (instance as Record<string, unknown>)[name] = kept;
    }
    return found === needed ? instance : undefined;
  }

  private compiled(): Fields | undefined {
    const rules = rulesOf(this.Data);
    if (rules === undefined) return undefined;
    const byName = new Map(rules.map((rule) => [rule.name, this.fieldOf(rule)]));
    return { byName, needed: [...byName.values()].filter((field) => field.mustBeThere).length };
  }

  private fieldOf(rule: FieldRule): Field {
    const read = this.readBy(rule);
    const { mayBeAbsent } = rule;
    // Left out is read as `undefined`: where that is not good, the field must be there.
    if (mayBeAbsent) {
      return { mustBeThere: false, read: (value) => (value === undefined ? value : read(value)) };
    }
    return { mustBeThere: true, read };
  }

  private readBy({ isGood, isEachGood, nested }: FieldRule): (value: unknown) => unknown {
    if (nested === undefined) {
      if (isEachGood === undefined) {
        return (value) => (!isBeyond(value) && isGood(value) ? value : ODD);
      }
      return (value) => (isGood(value) ? listOf(value, isEachGood) : ODD);
    }
    let reader: QuickReader<object> | undefined;
    const one = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return ODD;
      reader ??= QuickReader.of(nested.of(), this.unknownFields);
      return reader.read(value) ?? ODD;
    };
    if (!nested.inList) return (value) => (isGood(value) ? one(value) : ODD);
    return (value) => {
      if (!Array.isArray(value) || !isGood(value)) return ODD;
      const list: unknown[] = [];
      for (const item of value) {
        const read = isEachGood?.(item) === false ? ODD : one(item);
        if (read === ODD) return ODD;
        list.push(read);
      }
      return list;
    };
  }

  // JSON, or an instance made before; nothing that has a nature of its own, such as a Date or a Map.
  private isPlain(given: object): boolean {
    const nature: unknown = Object.getPrototypeOf(given);
    return nature === Object.prototype || nature === this.Data.prototype;
  }
}

/** More than a value of JSON that stands for itself. */
const isBeyond = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function listOf(value: unknown, isGood: (item: unknown) => boolean): unknown {
  if (!Array.isArray(value)) return ODD;
  const list: unknown[] = [];
  for (const item of value) {
    if (isBeyond(item) || !isGood(item)) return ODD;
    list.push(item);
  }
  return list;
}
