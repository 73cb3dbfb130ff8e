import type { SealedColumn } from '@waymark/platform';
import type { Report } from './reseal.mjs';

export function linesOf(
  report: Report,
  ring: readonly string[],
  columns: readonly SealedColumn[],
): readonly string[];
