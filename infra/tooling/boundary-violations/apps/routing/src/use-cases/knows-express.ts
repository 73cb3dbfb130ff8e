import type { Request } from 'express';

export type KnowsExpress = Request;
