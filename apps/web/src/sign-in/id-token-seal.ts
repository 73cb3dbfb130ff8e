import { Injectable } from '@nestjs/common';
import { WebCipher } from '../store/web-cipher.js';

/** The provider's ID token says who somebody is: a session keeps it sealed to itself. */
@Injectable()
export class IdTokenSeal {
  constructor(private readonly cipher: WebCipher) {}

  seal(idToken: string, sessionId: string): string {
    return this.cipher.seal(idToken, cellOf(sessionId));
  }

  /** Undefined where it cannot be opened, as when its key was taken away: signing out here needs none. */
  open(sealed: string, sessionId: string): string | undefined {
    try {
      return this.cipher.open(sealed, cellOf(sessionId));
    } catch {
      return undefined;
    }
  }
}

const cellOf = (row: string) => ({ table: 'session', row, column: 'idToken' });
