import type {
  MessageTemplate,
  MessageTemplates,
  MessageTemplateView,
  ReferralMessages,
} from '@waymark/contracts';

const english = { reading: 'usual', language: 'en', standing: 'english' } as const;
const polish = { reading: 'usual', language: 'pl', standing: 'example' } as const;
const easy = { ...english, reading: 'easy-read' } as const;

const update: MessageTemplate = {
  template: 'woman-update',
  version: 2,
  audience: 'person',
  usedWhen: 'A service has accepted the referral, where it is safe to write to the person.',
  variants: [
    { channel: 'email', ...english },
    { channel: 'sms', ...easy },
    { channel: 'sms', ...polish },
  ],
};

/** What is sent. */
export const someTemplates: MessageTemplates = {
  templates: [
    {
      template: 'service-new',
      version: 1,
      audience: 'team',
      usedWhen: 'A referral is offered to a service.',
      variants: [{ channel: 'email', ...english }],
    },
    update,
  ],
};

/** One of them as it arrives; something is wrong with the last. */
export const aTemplate: MessageTemplateView = {
  ...update,
  carried: ['email', 'sms'],
  previews: [
    {
      ...{ channel: 'email', ...english },
      subject: 'An update on your request',
      text: 'Hello,\n\nA team has your request.',
      characters: 32,
      checks: [
        { check: 'tells-nothing', holds: true },
        { check: 'leads-nowhere', holds: true },
      ],
    },
    {
      ...{ channel: 'sms', ...easy },
      text: 'A team has your request.',
      characters: 24,
      parts: 1,
      checks: [
        { check: 'few-parts', holds: true },
        { check: 'short-sentences', holds: true },
      ],
    },
    {
      ...{ channel: 'sms', ...polish },
      text: 'Zespół ma Twoją prośbę.',
      characters: 23,
      parts: 2,
      inEnglish: 'A team has your request.',
      checks: [{ check: 'no-gap', holds: false }],
    },
  ],
};

const words = (template: string, audience: MessageTemplate['audience'], subject: string) => ({
  ...{ template, audience, version: 1, usedWhen: 'A step was taken.' },
  variants: [{ channel: 'email', ...english }],
  carried: ['email', 'sms'] as const,
  previews: [
    {
      ...{ channel: 'email', ...english, subject, checks: [] },
      text: 'There is something to read.\n\nSign in to read it: https://waymark.example/worklist',
      characters: 78,
    },
  ],
});

/** The words that decisions send, by the address where they are asked for. */
export const templatesSent = Object.fromEntries(
  [
    words('woman-received', 'person', 'We have your request'),
    words('referrer-update', 'referrer', 'Waymark: an update on something you sent'),
    words('referrer-question', 'referrer', 'Waymark: a question for you'),
    words('service-new', 'team', 'Waymark: something new needs your attention'),
    words('service-update', 'team', 'Waymark: read this before you get in touch with anybody'),
  ].map((body) => [`GET /templates/${body.template}`, { status: 200, body }]),
);

/** What was sent about a referral. */
export const messagesSent: ReferralMessages = {
  messages: [
    {
      ...{ audience: 'woman', template: 'woman-update', stands: 'no-safe-way' },
      ...{ plannedAt: '2026-11-21T09:00:00.000Z', settledAt: '2026-11-21T09:00:02.000Z' },
    },
    {
      ...{ audience: 'referrer', template: 'referrer-update', stands: 'delivered' },
      ...{ channel: 'email', plannedAt: '2026-11-20T15:40:00.000Z' },
    },
    {
      ...{ audience: 'receiving-service', template: 'service-new', stands: 'to-come' },
      plannedAt: '2026-11-20T10:02:12.000Z',
    },
  ],
};
