import type { NextFunction, Request, Response } from 'express';

/** Answers may be about a person: nobody on the way keeps them, and no browser guesses what they are. */
export function notToBeKept(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}
