import { describe, expect, it } from '@jest/globals';
import { sameName } from './same-name.js';

describe('the same name', () => {
  it.each([
    { one: 'Zoë Ångström', other: 'zoe angstrom', is: true },
    { one: 'Mary-Ann O’Brien', other: "Mary Ann O'Brien", is: true },
    { one: 'Małgorzata Wróbel', other: 'Malgorzata Wrobel', is: true },
    { one: 'Łucja Sørensen-Groß', other: 'LUCJA SORENSEN GROSS', is: true },
    { one: 'Işıl Đorđević', other: 'Isil Dordevic', is: true },
    { one: 'Mary O’Brien', other: 'Mary OBrien', is: true },
    { one: "Mary O'Brien", other: 'MARY O BRIEN', is: true },
    { one: 'Ana D´Souza', other: 'Ana DSouza', is: true },
    { one: 'Nguyen Thi Mai', other: 'Mai Thi Nguyen', is: true },
    { one: 'Mary Brien', other: 'Ann Brien', is: false },
    { one: 'Mary', other: 'Mary Brien', is: false },
  ])('$one and $other: $is', ({ one, other, is }) => {
    expect(sameName(one, other)).toBe(is);
  });
});
