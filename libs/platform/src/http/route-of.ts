import type { Request } from 'express';

/** The pattern of the route that answers; `none` where none does. */
export function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'none';
  return typeof route.path === 'string' ? route.path : 'several';
}
