import type { PlacementView } from '@waymark/contracts';

export function differences(
  expected: object | undefined,
  placement: PlacementView,
  today: string,
): readonly string[];
