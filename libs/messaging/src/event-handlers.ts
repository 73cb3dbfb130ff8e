import type { Handler } from './record-reader.js';

/** Who hears which type: filled from the service's consumer when the application starts. */
export class EventHandlers extends Map<string, Handler> {}
