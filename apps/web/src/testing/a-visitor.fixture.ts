/** One answer of the site, as a browser without scripts sees it. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser without scripts: keeps cookies, follows nothing by itself, posts forms as they are on the page. */
export class Visitor {
  /** All that was put into forms. */
  readonly typed = new Set<string>();
  private readonly cookies = new Map<string, string>();
  private csrf = '';
  /** The page that is open. */
  private at = '/';

  constructor(
    private readonly site: string,
    /** Besides those of a browser, or instead. */
    private readonly always: Readonly<Record<string, string>> = {},
  ) {}

  async get(path: string): Promise<Page> {
    return this.ask(path, { method: 'GET' });
  }

  /** Goes where it is sent, as far as it is sent. */
  async open(path: string): Promise<Page> {
    let page = await this.get(path);
    for (let hops = 0; page.status === 303 && hops < 5; hops += 1) {
      page = await this.get(page.location);
    }
    return page;
  }

  /** Posts with the token of the page read last. */
  async post(path: string, fields: Fields = {}): Promise<Page> {
    return this.postAs(path, { csrf: this.csrf, ...fields });
  }

  /** Posts these fields and no others; with headers besides those that a browser sends from a page of the site. */
  async postAs(
    path: string,
    fields: Fields,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const each of [value].flat()) {
        body.append(name, each);
        this.typed.add(each);
      }
    }
    return this.ask(path, { method: 'POST', body }, headers);
  }

  /** Posts a form with a file, as a browser does. */
  async upload(
    path: string,
    { name, content }: { readonly name: string; readonly content: Buffer },
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const body = new FormData();
    for (const [field, value] of Object.entries({ csrf: this.csrf, ...fields }))
      body.append(field, value);
    body.append('file', new Blob([new Uint8Array(content)]), name);
    return this.ask(path, { method: 'POST', body });
  }

  /** As a browser does once a cookie is too old, or somebody who plays with it. */
  setCookie(name: string, value: string | undefined): void {
    if (value === undefined) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  get token(): string {
    return this.csrf;
  }

  private async ask(
    path: string,
    request: RequestInit,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.site), {
      ...request,
      redirect: 'manual',
      headers: {
        ...(cookie !== '' && { cookie }),
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        referer: new URL(this.at, this.site).href,
        ...(request.method === 'POST' && { origin: new URL(this.site).origin }),
        ...this.always,
        ...headers,
      },
    });
    if (request.method === 'GET' && response.status === 200) this.at = path;
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    this.csrf = /name="csrf" value="([0-9a-f]+)"/.exec(text)?.[1] ?? this.csrf;
    const { status } = response;
    return {
      status,
      headers: response.headers,
      text,
      location: response.headers.get('location') ?? '',
    };
  }
}

/** The value of a hidden field of a page. */
export const hiddenField = ({ text }: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

export const titleOf = ({ text }: Page): string => /<title>([^<]*)/.exec(text)?.[1] ?? '';

/** Addresses that the summary of problems links to, in the page. */
export const problemLinks = ({ text }: Page): readonly string[] => {
  const summary = /nhsuk-error-summary__list">([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? '';
  return [...summary.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
};
