import { viewOf, type AllWords } from './preview.js';
import {
  render,
  TEMPLATES,
  type Reader,
  type RenderedMessage,
  type TemplateName,
} from './templates.js';
import type { Translations } from './translations.js';

/** What messages say here: where their links lead, and in which languages. */
export class Words {
  constructor(
    private readonly webOrigin: string,
    private readonly translations: Translations,
  ) {}

  /** Every message that is sent, in all languages that there are. */
  all(): readonly AllWords[] {
    return (Object.keys(TEMPLATES) as TemplateName[]).map((name) => this.view(name));
  }

  private view(template: TemplateName): AllWords {
    const english = { language: 'en', standing: 'english' } as const;
    const languages = [english, ...this.translations.inAll(template)];
    return viewOf(template, this.webOrigin, languages);
  }

  /** In the reader's language where somebody has written it, else in English. */
  of(
    template: TemplateName,
    { language, ...reader }: Reader & { readonly language?: string },
  ): RenderedMessage {
    const own = language === undefined ? undefined : this.translations.of(language, template);
    return render(template, this.webOrigin, reader, own);
  }
}
