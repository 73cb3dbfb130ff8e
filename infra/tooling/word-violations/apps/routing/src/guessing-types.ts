export const pipe = { enableImplicitConversion: true };
