/** What this Jest run has around it. */
export interface TestEnvironment {
  /** Signs in as the administrator of the server, to its `postgres` database. */
  readonly databaseUrl: string;
  /** Comma-separated `host:port`. */
  readonly kafkaBrokers: string;
  /** How to launch the browser. */
  readonly chromium: Chromium;
}

export interface Chromium {
  readonly path: string;
  readonly args: readonly string[];
  /** What it needs besides the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Each part throws where the spec's suffix did not ask for it. */
export function testEnvironment(): TestEnvironment {
  return {
    get databaseUrl() {
      return told('WAYMARK_TEST_DATABASE_URL', 'PostgreSQL', '.db.spec.ts or .flow.spec.ts');
    },
    get kafkaBrokers() {
      return told('WAYMARK_TEST_KAFKA_BROKERS', 'Kafka', '.flow.spec.ts');
    },
    get chromium() {
      return JSON.parse(told('WAYMARK_TEST_CHROMIUM', 'Chromium', '.browser.spec.ts')) as Chromium;
    },
  };
}

/** The seed of the simulated course that is to be seen again, where one is asked for. */
export function simulationSeed(): number | undefined {
  const seed = process.env.WAYMARK_SIMULATION_SEED;
  return seed ? Number(seed) : undefined;
}

function told(variable: string, what: string, suffix: string): string {
  const value = process.env[variable];
  if (value) return value;
  throw new Error(`No ${what} is there for this spec: its name must end in ${suffix}.`);
}
