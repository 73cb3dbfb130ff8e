export const Logger: unknown = 1;
