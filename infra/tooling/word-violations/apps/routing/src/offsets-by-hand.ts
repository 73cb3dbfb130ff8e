export const commit = (consumer) => consumer.commitOffsets([]);
