import { MemoryKafka } from '@waymark/testing';
import { kafkaPortContract } from './kafka-port.fixture.js';

const kafka = new MemoryKafka();

kafkaPortContract('memory', () => kafka.port());
