/** Writes a record in a packing that the services' client cannot undo, into a topic that no longer unpacks it. */
export function writeUndecodable(brokers: readonly string[], topic: string): Promise<void>;
