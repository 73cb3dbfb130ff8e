import type { Fields, Page } from './a-visitor.fixture.js';

/** One box, button or list of a form, as the browser has it. */
interface Control {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  /** It goes out when the form is sent. */
  readonly isOn: boolean;
}

const MAIN_FORM = /<form method="post" novalidate>([\s\S]*?)<\/form>/;
const CONTROL = /<input\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g;
const attributeOf = (tag: string, name: string): string =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
export const plain = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What can be filled in on the page's own form; undefined where it has none. */
export function controlsOf({ text }: Page): readonly Control[] | undefined {
  const form = MAIN_FORM.exec(text)?.[1];
  if (form === undefined) return undefined;
  return [...form.matchAll(CONTROL)].flatMap(([, box, element, other = '', inside = '']) => {
    const tag = box ?? other;
    const name = attributeOf(tag, 'name');
    if (element === 'select') return optionsOf(name, inside);
    if (element === 'textarea') return [{ name, kind: element, value: plain(inside), isOn: true }];
    const kind = attributeOf(tag, 'type');
    const isChosen = kind === 'radio' || kind === 'checkbox';
    const isOn = !isChosen || / checked\b/.test(tag);
    return [{ name, kind, value: attributeOf(tag, 'value'), isOn }];
  });
}

const optionsOf = (name: string, inside: string): readonly Control[] =>
  [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => ({
    name,
    kind: 'option',
    value: attributeOf(tag, 'value'),
    isOn: / selected\b/.test(tag),
  }));

/** What goes out, by name; hidden fields aside. */
export function fieldsIn(controls: readonly Control[]): Fields {
  const fields: Record<string, string[]> = {};
  for (const { name, kind, value, isOn } of controls)
    if (isOn && kind !== 'hidden' && value !== '') (fields[name] ??= []).push(value);
  return fields;
}

/** The same form filled in with something else everywhere: the last of each list, other words in each box. */
export function otherwiseFilled(controls: readonly Control[]): Fields {
  const fields: Record<string, string[]> = {};
  for (const { name, kind, value } of controls) {
    if (kind === 'hidden') continue;
    if (kind === 'radio' || kind === 'option' || kind === 'checkbox') {
      if (value !== '') fields[name] = [value];
    } else fields[name] = [typedInto(name)];
  }
  return fields;
}

const typedInto = (name: string): string => {
  if (name.endsWith('-day')) return '07';
  if (name.endsWith('-month')) return '03';
  return name.endsWith('-year') ? '2026' : `What "she" <said> of ${name}, & more`;
};
