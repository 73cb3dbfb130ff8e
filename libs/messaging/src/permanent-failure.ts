/** Thrown by a handler for an event that can never succeed: it is quarantined at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
