import type { PreviewPlacement, RoutingPreview } from '@waymark/contracts';

/** Asks routing where she would go; silence is an answer too. */
export abstract class RoutingPreviewer {
  abstract preview(question: PreviewPlacement): Promise<RoutingPreview | undefined>;
}
