import 'reflect-metadata';
import type { EventDefinition, WaymarkEvent } from '@waymark/contracts';

const HEARD_BY = Symbol('waymark:heard-by');

type Method<Type extends string, Data extends object> = (
  event: WaymarkEvent<Type, Data>,
) => Promise<void>;

/** Marks the method that hears an event; its parameter must be that event. */
export function On<Type extends string, Data extends object>(
  definition: EventDefinition<Type, Data>,
) {
  return <Handler extends Method<Type, Data>>(
    target: object,
    key: string,
    _descriptor: TypedPropertyDescriptor<Handler>,
  ): void => {
    const earlier = heardBy(target.constructor);
    if (earlier.some((heard) => heard.definition.type === definition.type)) {
      throw new Error(`${target.constructor.name} hears ${definition.type} twice`);
    }
    Reflect.defineMetadata(HEARD_BY, [...earlier, { definition, key }], target.constructor);
  };
}

/** One event a consumer class hears, and the name of the method that hears it. */
export interface Hearing {
  readonly definition: EventDefinition;
  readonly key: string;
}

/** Every event a consumer class hears. */
export const heardBy = (consumer: object): readonly Hearing[] =>
  (Reflect.getOwnMetadata(HEARD_BY, consumer) as readonly Hearing[] | undefined) ?? [];
