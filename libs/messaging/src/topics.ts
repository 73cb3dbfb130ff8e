import { SERVICES, type ServiceName } from '@waymark/contracts';

/** Urgent events travel on topics of their own, ahead of any backlog. */
export const LANES = ['normal', 'urgent'] as const;
export type Lane = (typeof LANES)[number];

/** Names of topics and groups. */
export class Topics {
  constructor(readonly prefix: string) {}

  topicOf(service: ServiceName, lane: Lane): string {
    return lane === 'urgent' ? `${this.prefix}.${service}.urgent` : `${this.prefix}.${service}`;
  }

  groupOf(service: ServiceName, lane: Lane): string {
    return this.topicOf(service, lane);
  }

  /** Whose topic it is. */
  producerOf(topic: string): ServiceName | undefined {
    return SERVICES.find((service) => LANES.some((lane) => this.topicOf(service, lane) === topic));
  }
}
