/** Where the PostgreSQL and the Kafka of this Jest run are. */
export interface TestEnvironment {
  /** Signs in as the administrator of the server, to its `postgres` database. */
  readonly databaseUrl: string;
  /** Comma-separated `host:port`. */
  readonly kafkaBrokers: string;
}

/** Each address throws where the spec's suffix did not ask for that server. */
export function testEnvironment(): TestEnvironment {
  return {
    get databaseUrl() {
      return addressIn('WAYMARK_TEST_DATABASE_URL', 'PostgreSQL', '.db.spec.ts or .flow.spec.ts');
    },
    get kafkaBrokers() {
      return addressIn('WAYMARK_TEST_KAFKA_BROKERS', 'Kafka', '.flow.spec.ts');
    },
  };
}

function addressIn(variable: string, server: string, suffix: string): string {
  const address = process.env[variable];
  if (address) return address;
  throw new Error(`No ${server} runs for this spec: its name must end in ${suffix}.`);
}
