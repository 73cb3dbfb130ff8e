import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { CallerRole, Scope } from '@waymark/contracts';
import type { Request } from 'express';

/** Who is calling, as a trusted issuer has said. */
export interface Caller {
  readonly kind: 'person' | 'machine';
  /** `issuer|subject`: unique across issuers. */
  readonly subject: string;
  /** The organisation the caller acts for in this call. */
  readonly organisation: string;
  readonly roles: readonly CallerRole[];
  readonly scopes: readonly Scope[];
  /** A person's name, for showing and never for deciding or logging. */
  readonly name?: string;
  /** From where the call came, for the audit: an address, and a mark of the session. */
  readonly from?: string;
}

const callers = new WeakMap<Request, Caller>();

export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

export const callerOf = (request: Request): Caller | undefined => callers.get(request);

/** The caller of a route that is not open to anyone. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  if (caller === undefined) throw new Error('CallerOf is used on a route that is open to anyone');
  return caller;
});
