/** An access token for a program, by client credentials. */
export function machineToken(wanted: {
  readonly tokenUrl: string;
  readonly client: string;
  /** Absent = the demonstration's. */
  readonly secret?: string;
  readonly service: string;
  readonly scopes?: readonly string[];
}): Promise<string>;
