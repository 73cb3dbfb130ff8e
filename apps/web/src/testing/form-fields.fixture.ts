import type { Fields, Page } from './a-visitor.fixture.js';

/** One box, button or list of a form, as the browser has it. */
export interface Control {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  /** It goes out when the form is sent. */
  readonly isOn: boolean;
}

/** A form of a page that is posted. */
export interface PageForm {
  /** Without one it is posted to the page's own address. */
  readonly action?: string;
  readonly isOfFiles: boolean;
  readonly controls: readonly Control[];
}

const FORM = /<form\b([^>]*\bmethod="post"[^>]*)>([\s\S]*?)<\/form>/g;
/** Of each page's header: it ends the session that asks. */
const SIGN_OUT = '/sign-out';
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

/** Every form of the page but the one that signs out. */
export const formsOf = ({ text }: Pick<Page, 'text'>): readonly PageForm[] =>
  [...text.matchAll(FORM)]
    .map(([, tag = '', inside = '']) => {
      const action = attributeOf(tag, 'action');
      const isOfFiles = attributeOf(tag, 'enctype') === 'multipart/form-data';
      return { isOfFiles, controls: controlsIn(inside), ...(action !== '' && { action }) };
    })
    .filter(({ action }) => action !== SIGN_OUT);

/** What can be filled in on the page's own form; undefined where it has none. */
export const controlsOf = (page: Pick<Page, 'text'>): readonly Control[] | undefined =>
  formsOf(page).find(({ action, isOfFiles }) => action === undefined && !isOfFiles)?.controls;

const controlsIn = (form: string): readonly Control[] =>
  [...form.matchAll(CONTROL)].flatMap(([, box, element, other = '', inside = '']) => {
    const tag = box ?? other;
    const name = attributeOf(tag, 'name');
    if (element === 'select') return optionsOf(name, inside);
    if (element === 'textarea') return [{ name, kind: element, value: plain(inside), isOn: true }];
    const kind = attributeOf(tag, 'type');
    const isChosen = kind === 'radio' || kind === 'checkbox';
    const isOn = !isChosen || / checked\b/.test(tag);
    return [{ name, kind, value: attributeOf(tag, 'value'), isOn }];
  });

const optionsOf = (name: string, inside: string): readonly Control[] =>
  [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => ({
    name,
    kind: 'option',
    value: attributeOf(tag, 'value'),
    isOn: / selected\b/.test(tag),
  }));

/** Names of the lists and boxes of a page in which something is chosen as it is opened: a list without a choice sends its first. */
export function chosenIn({ text }: Pick<Page, 'text'>): readonly string[] {
  const lists = [...text.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, tag = '', inside = '']) => {
      const options = optionsOf(attributeOf(tag, 'name'), inside);
      const chosen = options.find(({ isOn }) => isOn) ?? options[0];
      return chosen === undefined || chosen.value === '' ? [] : [chosen.name];
    },
  );
  const boxes = [...text.matchAll(/<input\b([^>]* checked\b[^>]*)>/g)].map(([, tag = '']) =>
    attributeOf(tag, 'name'),
  );
  return [...new Set([...lists, ...boxes])];
}

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

// A date as the hints write it: so it comes back, however it was typed.
const typedInto = (name: string): string => {
  if (name.endsWith('-day')) return '7';
  if (name.endsWith('-month')) return '3';
  return name.endsWith('-year') ? '2026' : `What "she" <said> of ${name}, & more`;
};
