import type { Request, Response } from 'express';

const KEPT_MS = 30 * 60 * 1000;

/** Holds the key of what somebody typed while they were signed out; as strict as the session's. */
export class KeptCookie {
  private readonly name: string;
  private readonly options;

  constructor(origin: string) {
    const secure = origin.startsWith('https:');
    this.name = secure ? '__Host-kept' : 'kept';
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }

  read({ headers }: Request): string | undefined {
    return new RegExp(`(?:^|; ?)${this.name}=([\\w-]{1,100})(?:;|$)`).exec(
      headers.cookie ?? '',
    )?.[1];
  }

  give(response: Response, key: string): void {
    response.cookie(this.name, key, { ...this.options, maxAge: KEPT_MS });
  }

  takeBack(response: Response): void {
    response.clearCookie(this.name, this.options);
  }
}
