import { Kafka } from 'kafkajs';

export const knowsKafkajs = Kafka;
