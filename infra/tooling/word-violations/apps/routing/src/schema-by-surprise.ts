export const database = { synchronize: true };
export const now = (source) => source.synchronize();
