import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseProviders } from './provider-choice.mjs';

const nothingGiven = { postgresGiven: false, kafkaGiven: false };

describe('where PostgreSQL and Kafka come from', () => {
  const cases = [
    {
      name: 'both are given: nothing else is asked',
      facts: { postgresGiven: true, kafkaGiven: true, whyNoLocalKafka: 'Java is not installed' },
      is: { postgres: 'given', kafka: 'given' },
    },
    {
      name: 'Docker has what it takes',
      facts: { ...nothingGiven, whyNoLocalKafka: 'Java is not installed' },
      is: { postgres: 'containers', kafka: 'containers' },
    },
    {
      name: 'no Docker, but Java',
      facts: { ...nothingGiven, whyNoContainers: 'Docker does not answer' },
      is: { postgres: 'local', kafka: 'local' },
    },
    {
      name: 'only Kafka is given, and there is neither Docker nor Java',
      facts: {
        postgresGiven: false,
        kafkaGiven: true,
        whyNoContainers: 'Docker does not answer',
        whyNoLocalKafka: 'Java is not installed',
      },
      is: { postgres: 'local', kafka: 'given' },
    },
    {
      name: 'local is forced although Docker could',
      facts: { ...nothingGiven, forced: /** @type {const} */ ('local') },
      is: { postgres: 'local', kafka: 'local' },
    },
  ];
  for (const { name, facts, is } of cases) {
    it(name, () => assert.deepEqual(chooseProviders(facts), is));
  }

  it('says in one sentence what is missing and the three ways out', () => {
    const facts = {
      ...nothingGiven,
      whyNoContainers: 'Docker does not answer',
      whyNoLocalKafka: 'Java is not installed',
    };
    assert.throws(() => chooseProviders(facts), {
      name: 'Trouble',
      message:
        'Waymark needs Kafka, and nothing here can run it (Java is not installed; Docker does not answer): install Java 17 or newer with Maven, or start Docker, or name running servers in KAFKA_BROKERS and DATABASE_URL.',
    });
  });

  it('does not fall back where containers were asked for', () => {
    const facts = {
      ...nothingGiven,
      forced: /** @type {const} */ ('containers'),
      whyNoContainers: 'Docker cannot get postgres:18',
    };
    assert.throws(() => chooseProviders(facts), /Docker cannot get postgres:18/);
  });
});
