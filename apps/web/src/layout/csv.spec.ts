import { describe, expect, it } from '@jest/globals';
import { csvFile } from './csv.js';

describe('a file of comma-separated values', () => {
  it('begins with the mark by which a spreadsheet knows its letters', () => {
    const file = csvFile([['The person’s team'], ['Zoë, “as said”']]);
    expect(file).toBe('\uFEFFThe person’s team\r\n"Zoë, “as said”"\r\n');
  });

  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '\tx', '\rx'])('holds %j as text', (cell) => {
    expect(csvFile([[cell]])).toContain(`'${cell}`);
  });
});
