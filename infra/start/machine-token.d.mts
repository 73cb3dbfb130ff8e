/** An access token for a program, by client credentials. */
export function machineToken(wanted: {
  readonly tokenUrl: string;
  readonly client: string;
  readonly service: string;
  readonly scopes?: readonly string[];
}): Promise<string>;
