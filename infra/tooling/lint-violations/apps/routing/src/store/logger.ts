export const Logger: unknown = new Date();
