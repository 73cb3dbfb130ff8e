import { problemLinks, titleOf, type Page, type Visitor } from './a-visitor.fixture.js';
import { fieldsIn, formsOf, plain, type PageForm } from './form-fields.fixture.js';

const SUMMARY = /nhsuk-error-summary__list">([\s\S]*?)<\/ul>/;
const LINK = /<li>\s*(?:<a[^>]*href="([^"]*)"[^>]*>)?([\s\S]*?)(?:<\/a>\s*)?<\/li>/g;
const AT_FIELD = /nhsuk-error-message"[^>]*>([\s\S]*?)<\/(?:span|p)>(?!\s*[A-Z])/g;

const wordsOf = (html: string): string =>
  plain(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .replace('Error: ', '')
    .trim();

/** Of an answer on another page. */
const isElsewhere = (href: string): boolean => /^\/(?!\/)/.test(href);

/** Where a summary leads on other pages. */
export const linksElsewhere = (page: Page): readonly string[] =>
  problemLinks(page).map(plain).filter(isElsewhere);

/** What is amiss with a page that refuses its form: nothing, where whoever reads it is led to each field and told the same there. */
export function amissIn(page: Page): readonly string[] {
  const summary = SUMMARY.exec(page.text)?.[1] ?? '';
  const links = [...summary.matchAll(LINK)];
  const atFields = [...page.text.matchAll(AT_FIELD)].map(([, html = '']) => wordsOf(html));
  return [
    ...(titleOf(page).startsWith('Error: ') ? [] : [`title: ${titleOf(page)}`]),
    ...(links.length === 0 ? ['no summary'] : []),
    ...links.flatMap(([, href, html = '']) => {
      const words = wordsOf(html);
      if (href === undefined) return [`no link: ${words}`];
      if (isElsewhere(href)) return [];
      return [
        ...(page.text.includes(` id="${href.slice(1)}"`) ? [] : [`leads nowhere: ${href}`]),
        ...(atFields.includes(words) ? [] : [`not at the field: ${words}`]),
      ];
    }),
  ];
}

/** What a form sends when nothing is filled in: what is hidden, and what is typed or chosen when `asShown`. */
export function sendsEmpty(
  { controls }: Pick<PageForm, 'controls'>,
  asShown = false,
): Readonly<Record<string, string[]>> {
  const hidden: Record<string, string[]> = {};
  for (const { name, kind, value } of controls)
    if (kind === 'hidden') (hidden[name] ??= []).push(value);
  return { ...(asShown && fieldsIn(controls)), ...hidden } as Record<string, string[]>;
}

/** What the first form of an open page is answered, sent as it is shown or emptied. */
export async function answerTo(
  page: Page,
  open: { readonly visitor: Visitor; readonly address: string; readonly asShown: boolean },
): Promise<Page> {
  const forms = formsOf(page);
  const form = forms.find(({ action }) => action === undefined) ?? forms[0];
  if (form === undefined) throw new Error('the page has no form');
  const to = form.action ?? open.address;
  return form.isOfFiles
    ? open.visitor.upload(to, { name: '', content: Buffer.alloc(0) })
    : open.visitor.post(to, sendsEmpty(form, open.asShown));
}
