import { describe, expect, it } from '@jest/globals';
import { shownFileName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    { given: 'scan results.pdf', is: 'scan results.pdf' },
    { given: 'C:\\Users\\me\\letter.pdf', is: 'letter.pdf' },
    { given: '../../etc/passwd', is: 'passwd' },
    { given: 'two\r\nlines.pdf', is: 'two lines.pdf' },
    { given: 'gpj.\u202efdp.exe', is: 'gpj. fdp.exe' },
    { given: ' ', is: 'Without a name' },
    { given: '', is: 'Without a name' },
  ])('$given is shown as $is', ({ given, is }) => {
    expect(shownFileName(given)).toBe(is);
  });

  it('is cut, between two signs', () => {
    expect(Array.from(shownFileName('🙂'.repeat(200)))).toHaveLength(75);
  });
});
