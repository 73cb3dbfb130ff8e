// What is said on which topic, as AsyncAPI 3: CloudEvents 1.0 in Kafka's binary mode.
const HEADERS = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_sequence',
    'traceparent',
  ],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: {
      type: 'string',
      format: 'uuid',
      description: 'The same on every delivery and replay.',
    },
    ce_type: { type: 'string' },
    ce_source: { type: 'string', description: '/waymark/<service>' },
    ce_subject: {
      type: 'string',
      description: 'Referral id, or service id for criteria.* and service.*; also the Kafka key.',
    },
    ce_time: { type: 'string', format: 'date-time' },
    ce_sequence: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'Version at this source and subject, without gaps.',
    },
    ce_causationid: { type: 'string', description: 'Id of the causing event or command.' },
    ce_causesource: { type: 'string' },
    ce_causesequence: { type: 'string', pattern: '^[1-9][0-9]*$' },
    ce_after: {
      type: 'string',
      description:
        'How far each producer had got before the cause: source:sequence, comma-separated.',
    },
    ce_urgent: { type: 'string', enum: ['true', 'false'] },
    traceparent: { type: 'string', description: 'W3C trace context.' },
  },
};

export function asyncapi(catalogue, schemas, examples, version) {
  const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];
  const saidBy = (service) =>
    catalogue.filter(({ producedBy }) => producedBy === service || producedBy === 'any');
  const channels = {};
  const operations = {};
  for (const service of services) {
    for (const lane of ['', '.urgent']) {
      const name = `${service}${lane === '' ? '' : 'Urgent'}`;
      const messages = saidBy(service).map(({ type }) => [
        type,
        { $ref: `#/components/messages/${type}` },
      ]);
      channels[name] = {
        address: `waymark.${service}${lane}`,
        description:
          lane === ''
            ? `What ${service} says.`
            : `What ${service} says of urgent referrals; overtakes any backlog.`,
        messages: Object.fromEntries(messages),
        bindings: { kafka: { topic: `waymark.${service}${lane}`, partitions: 12 } },
      };
      operations[`say${name[0].toUpperCase()}${name.slice(1)}`] = {
        action: 'send',
        channel: { $ref: `#/channels/${name}` },
      };
    }
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Waymark events',
      version,
      description: 'Ids, codes, dates and decisions; never a name, number, contact or free text.',
    },
    defaultContentType: 'application/json',
    channels,
    operations,
    components: {
      messages: Object.fromEntries(
        catalogue.map(({ type, data }) => [
          type,
          {
            name: type,
            summary: schemas[data.name]?.description ?? type,
            contentType: 'application/json',
            headers: { $ref: '#/components/schemas/CloudEventHeaders' },
            payload: { $ref: `#/components/schemas/${data.name}` },
            examples: [{ payload: examples[type] }],
          },
        ]),
      ),
      schemas: { CloudEventHeaders: HEADERS, ...schemas },
    },
  };
}
