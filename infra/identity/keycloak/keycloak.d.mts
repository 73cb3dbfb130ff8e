/** Keycloak, with our realm, on this machine alone, until it is stopped. */
export function startKeycloak(settings: {
  readonly webOrigin: string;
  /** Preferred. */
  readonly port?: number;
  readonly say: (line: string) => void;
}): Promise<{
  readonly issuer: string;
  readonly process: { readonly exited: Promise<unknown>; stop(): Promise<void> };
}>;

/** The same, told of a site that is going to be at `http://127.0.0.1:webPort`. */
export function keycloakForSpecs(): Promise<{
  readonly issuer: string;
  readonly webPort: number;
  readonly stop: () => Promise<void>;
}>;
