import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { PATH_METADATA, ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ALLOW, type AllowRule } from './allow.js';

const UNTYPED = new Set<unknown>([Object, Function, Array, undefined]);
const WHOLE_CLASS_NEEDED: readonly number[] = [RouteParamtypes.BODY, RouteParamtypes.QUERY];

/** Walks all routes before the first request: one that names nobody, or checks nothing, stops the start. */
@Injectable()
export class EveryRouteDeclares implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const offences = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type] : []))
      .flatMap((controller) => this.offencesOf(controller));
    if (offences.length > 0) throw new Error(offences.join('\n'));
  }

  private offencesOf(controller: Type): readonly string[] {
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (handler === undefined || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const route = `${controller.name}.${method}`;
      const said = [Reflect.getMetadata(ALLOW, handler), Reflect.getMetadata(ALLOW, controller)];
      const rule = said.find((each) => each !== undefined) as AllowRule | undefined;
      return [
        ...(namesSomebody(rule) ? [] : [`${route} does not say who may call it: add @Allow`]),
        ...untypedArguments(controller, method).map(
          (at) =>
            `${route}: argument ${String(at)} has no class to check it (import it as a value)`,
        ),
      ];
    });
  }
}

function namesSomebody(rule: AllowRule | undefined): boolean {
  if (rule === undefined) return false;
  const named = (rule.roles?.length ?? 0) + (rule.scopes?.length ?? 0);
  return rule.anyone === true ? named === 0 : named > 0;
}

// With `import type` the body's class is erased, and everything or nothing would be let in.
function untypedArguments(controller: Type, method: string): readonly number[] {
  const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { readonly index: number; readonly data?: unknown }
  >;
  const prototype = controller.prototype as object;
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
  return Object.entries(given)
    .filter(([key]) => WHOLE_CLASS_NEEDED.includes(Number(key.split(':')[0])))
    .filter(([, { index, data }]) => data === undefined && UNTYPED.has(types[index]))
    .map(([, { index }]) => index);
}
