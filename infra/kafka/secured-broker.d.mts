export function startSecuredBroker(users: Readonly<Record<string, string>>): Promise<{
  /** `localhost:port`, over TLS alone. */
  readonly brokers: string;
  /** Path of what the broker's certificate is verified against. */
  readonly caFile: string;
  /** Path of a certificate that is somebody else's. */
  readonly otherCaFile: string;
  stop(): Promise<void>;
}>;
