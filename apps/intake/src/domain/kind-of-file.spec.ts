import { describe, expect, it } from '@jest/globals';
import { kindOfFile } from './kind-of-file.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('what a file is', () => {
  it.each([
    { begins: '%PDF-1.7\n', is: 'pdf' },
    { begins: '\xff\xd8\xff\xe0', is: 'jpeg' },
    { begins: '\x89PNG\r\n\x1a\n', is: 'png' },
    { begins: '%PDF', is: undefined },
    { begins: ' %PDF-1.7', is: undefined },
    { begins: 'MZ', is: undefined },
    { begins: '<svg xmlns="http://www.w3.org/2000/svg">', is: undefined },
    { begins: 'GIF89a', is: undefined },
    { begins: '', is: undefined },
  ])('that begins with $begins is $is', ({ begins, is }) => {
    expect(kindOfFile(bytes(begins))).toBe(is);
  });
});
