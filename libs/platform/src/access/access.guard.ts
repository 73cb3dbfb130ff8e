import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { plainProblem } from '../http/problem-of.js';
import { ALLOW, type AllowRule } from './allow.js';
import { rememberCaller, type Caller } from './caller.js';
import { CallerReader } from './caller-reader.js';
import { rememberOrigin } from './origin.js';

/** Lets nobody through whom the route's `@Allow` does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.getAllAndOverride<AllowRule | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule?.anyone === true) return true;

    const request = context.switchToHttp().getRequest<Request>();
    const caller = await this.callers.read(request);
    if (caller === undefined) throw plainProblem(401);
    rememberCaller(request, caller);
    rememberOrigin(caller.from);
    if (rule !== undefined && isNamedBy(rule, caller)) return true;
    if (caller.kind === 'machine') sayWhatIsMissing(context.switchToHttp().getResponse(), rule);
    throw plainProblem(403);
  }
}

function isNamedBy({ roles = [], scopes = [] }: AllowRule, caller: Caller): boolean {
  if (caller.kind === 'person') return roles.some((role) => caller.roles.includes(role));
  return scopes.some((scope) => caller.scopes.includes(scope));
}

function sayWhatIsMissing(response: Response, rule: AllowRule | undefined): void {
  const scope = (rule?.scopes ?? []).join(' ');
  response.setHeader('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scope}"`);
}
