import { Trouble } from './trouble.mjs';

/**
 * @typedef {'given' | 'containers' | 'local'} Provider
 * @typedef {'postgres' | 'kafka'} Server
 *
 * @typedef {object} Facts
 * @property {boolean} postgresGiven
 * @property {boolean} kafkaGiven
 * @property {'containers' | 'local'} [forced]
 * @property {string} [whyNoContainers] as the end of a sentence; absent where Docker can be used
 * @property {string} [whyNoLocalKafka] the same for a local Kafka
 */

/**
 * Where PostgreSQL and Kafka come from: what is given, else Docker, else processes of this machine.
 * @param {Facts} facts
 * @returns {Record<Server, Provider>}
 */
export function chooseProviders(facts) {
  const own = chooseOwn(facts);
  const postgres = facts.postgresGiven ? 'given' : own;
  const kafka = facts.kafkaGiven ? 'given' : own;
  if (kafka === 'local' && facts.whyNoLocalKafka) throw nothingToRunOn(facts);
  if (facts.forced === 'containers' && facts.whyNoContainers && [postgres, kafka].includes(own)) {
    throw new Trouble(
      `Containers were asked for, but ${facts.whyNoContainers}: start Docker and let it have the images, or leave out TEST_ENVIRONMENT=containers.`,
    );
  }
  return { postgres, kafka };
}

/** @param {Facts} facts @returns {'containers' | 'local'} */
function chooseOwn({ forced, whyNoContainers }) {
  return forced ?? (whyNoContainers ? 'local' : 'containers');
}

/** @param {Facts} facts */
function nothingToRunOn({ forced, whyNoContainers, whyNoLocalKafka }) {
  const reasons = [whyNoLocalKafka, forced === 'local' ? undefined : whyNoContainers];
  return new Trouble(
    `Waymark needs Kafka, and nothing here can run it (${reasons.filter(Boolean).join('; ')}): install Java 17 or newer with Maven, or start Docker, or name running servers in KAFKA_BROKERS and DATABASE_URL.`,
  );
}
