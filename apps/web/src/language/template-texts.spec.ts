import { describe, expect, it } from '@jest/globals';
import type { Text } from './say.js';
import { templateIn, textsIn } from './template-texts.js';

const inPolish = (template: string, texts: Readonly<Record<string, Text>>): string =>
  templateIn(template, { texts: new Map(Object.entries(texts)) });

describe('the texts of a template', () => {
  it('are its sentences, with what stands within them as numbered marks and named values', () => {
    expect(
      textsIn('<p>Call <a href="tel:999">999</a> now,\n {{ person.name }}.</p><p>Wait.</p>'),
    ).toEqual(['Call <1>999</1> now, {person.name}.', 'Wait.']);
  });

  it('are what a label says, and what an expression says', () => {
    expect(
      textsIn(
        '<nav aria-label="Menu of {{ team }}" class="big menu">{{ "Yes" if ok else "No" }}{% include "a/b.njk" %}</nav>',
      ),
    ).toEqual(['Menu of {team}', 'Yes', 'No']);
  });

  it('leave out what is around a sentence, and what has no words', () => {
    expect(
      textsIn('<p>{% if a %} <strong>Important: </strong>{% endif %}{{ a }} ({{ b }})</p>'),
    ).toEqual(['Important:']);
    expect(textsIn('<b>When </b><span>{{ when }}</span>')).toEqual(['When']);
  });
});

describe('a template in another language', () => {
  const template =
    '<p class="x">Call <a href="tel:999">999</a> now, {{ name }}.</p>{# Not said. #}{% if a > 1 %}<p>Stay</p>{% endif %}';

  it('says its sentences in that language, with links and values in the places that it has for them', () => {
    expect(
      inPolish(template, { 'Call <1>999</1> now, {name}.': '{name}, dzwoń <1>999</1>!' }),
    ).toBe(
      '<p class="x">{{ name }}, dzwoń <a href="tel:999">999</a>!</p>{# Not said. #}{% if a > 1 %}<p>Stay</p>{% endif %}',
    );
  });

  it('is as it was where nothing is translated', () => {
    expect(inPolish(template, {})).toBe(template);
  });

  it('takes no markup and no code from a translation', () => {
    expect(
      inPolish('<p>Stay here</p>', { 'Stay here': '<script>x</script>{{ secret }}{% raw %}<2>' }),
    ).toBe(
      '<p>&lt;script&gt;x&lt;/script&gt;&#123;&#123; secret &#125;&#125;&#123;% raw %&#125;&lt;2&gt;</p>',
    );
    expect(inPolish('<nav aria-label="Menu">', { Menu: '" onclick="x' })).toBe(
      '<nav aria-label="&quot; onclick=&quot;x">',
    );
    expect(inPolish('{{ "Yes" if a }}', { Yes: 'T"ak" + b' })).toBe('{{ "T\\"ak\\" + b" if a }}');
  });
});
