import {
  CHANNELS,
  DELIVERY_STATES,
  RECEIPTS,
  type Channel,
  type DeliveriesQuery,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { textIn } from '../../../layout/form/read-answers.js';
import {
  channelWords,
  deliveryWords,
  receiptWords,
} from '../../../layout/words/operations-words.js';

const PATH = '/operations/deliveries';
/** Systems are told by webhooks, which are no messages to people. */
const SHOWN_CHANNELS: readonly Channel[] = CHANNELS.filter(
  (channel) => channel === 'email' || channel === 'sms',
);

interface Field {
  readonly name: keyof DeliveriesQuery;
  readonly label: string;
  readonly values: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}

const FIELDS: readonly Field[] = inLanguage(() => [
  { name: 'status', label: say`State`, values: DELIVERY_STATES, words: deliveryWords },
  { name: 'channel', label: say`Channel`, values: SHOWN_CHANNELS, words: channelWords },
  { name: 'receipt', label: say`Receipt`, values: RECEIPTS, words: receiptWords },
]);

/** What somebody typed into the address; whatever is no filter is left out. */
export function deliveriesFilter(query: Readonly<Record<string, unknown>>): DeliveriesQuery {
  const given = FIELDS.flatMap(({ name, values }) => {
    const text = textIn(query[name]);
    return text !== undefined && values.includes(text) ? [[name, text] as const] : [];
  });
  return Object.fromEntries(given);
}

export interface Narrowing {
  readonly choices: readonly {
    readonly name: string;
    readonly label: string;
    readonly options: readonly {
      readonly value: string;
      readonly text: string;
      readonly selected: boolean;
    }[];
  }[];
  /** What the list is narrowed to, each with the address of the list without it. */
  readonly chips: readonly { readonly text: string; readonly href: string }[];
}

export const narrowing = (filter: DeliveriesQuery): Narrowing => ({
  choices: FIELDS.map(({ name, label, values, words }) => ({
    ...{ name, label },
    options: [
      { value: '', text: say`All`, selected: filter[name] === undefined },
      ...values.map((value) => ({
        value,
        text: words[value] ?? value,
        selected: filter[name] === value,
      })),
    ],
  })),
  chips: FIELDS.flatMap(({ name, label, words }) => {
    const value = filter[name];
    if (value === undefined) return [];
    return [{ text: `${label}: ${words[value] ?? value}`, href: pathWithout(filter, name) }];
  }),
});

function pathWithout(filter: DeliveriesQuery, field: keyof DeliveriesQuery): string {
  const left = FIELDS.flatMap(({ name }) => {
    const value = filter[name];
    return name === field || value === undefined ? [] : [[name, value] as [string, string]];
  });
  return left.length === 0 ? PATH : `${PATH}?${new URLSearchParams(left).toString()}`;
}
