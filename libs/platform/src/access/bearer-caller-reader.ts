import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { plainProblem } from '../http/problem-of.js';
import type { Caller } from './caller.js';
import { CallerReader } from './caller-reader.js';
import { addressOf } from './origin.js';
import { TokenVerifier } from './token-verifier.js';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** The caller is who the bearer token of the request says. */
@Injectable()
export class BearerCallerReader extends CallerReader {
  constructor(private readonly tokens: TokenVerifier) {
    super();
  }

  async read(request: Request): Promise<Caller | undefined> {
    const header = request.headers.authorization;
    if (header === undefined) return undefined;
    const token = BEARER.exec(header)?.[1];
    const caller = token === undefined ? undefined : await this.tokens.verify(token);
    // For a person the web site says it, in its signed token; a programme calls by itself.
    if (caller?.kind === 'machine') return { ...caller, from: addressOf(request) };
    if (caller !== undefined) return caller;
    request.res?.setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
    throw plainProblem(401);
  }
}
