import { readFileSync } from 'node:fs';

/** The committed OpenAPI document that lies beside a service's main file. */
export const openapiBeside = (mainUrl: string): object =>
  JSON.parse(readFileSync(new URL('./openapi.json', mainUrl), 'utf8')) as object;
