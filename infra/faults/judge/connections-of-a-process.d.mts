export const connectionsOfAProcess: number;
