import { SetMetadata } from '@nestjs/common';
import type { CallerRole, Scope } from '@waymark/contracts';

/** Who may call a route: a person with one of the roles, a machine with one of the scopes, or anyone. */
export interface AllowRule {
  readonly roles?: readonly CallerRole[];
  readonly scopes?: readonly Scope[];
  /** Open without signing in. */
  readonly anyone?: true;
}

export const ALLOW = 'waymark:allow';

/** Every route carries one, or its controller does; the service refuses to start otherwise. */
export const Allow = (rule: AllowRule): MethodDecorator & ClassDecorator =>
  SetMetadata(ALLOW, rule);
