export function startSecuredPostgres(): Promise<{
  /** Intake's own role at `localhost`, over TLS, and the file of who signed. */
  readonly databaseUrl: string;
  /** Path of what somebody else signs with. */
  readonly otherCaFile: string;
  stop(): Promise<void>;
}>;
