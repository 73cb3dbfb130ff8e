import { render, type Reader, type RenderedMessage, type TemplateName } from './templates.js';
import type { Translations } from './translations.js';

/** What messages say here: where their links lead, and in which languages. */
export class Words {
  constructor(
    private readonly webOrigin: string,
    private readonly translations: Translations,
  ) {}

  /** In the reader's language where somebody has written it, else in English. */
  of(
    template: TemplateName,
    { language, ...reader }: Reader & { readonly language?: string },
  ): RenderedMessage {
    const own = language === undefined ? undefined : this.translations.of(language, template);
    return render(template, this.webOrigin, reader, own);
  }
}
