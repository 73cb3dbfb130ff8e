import type { NextFunction, Request, Response } from 'express';
import { isForThePerson } from '../layout/for-the-person.js';
import type { Languages } from './languages.js';
import { ENGLISH, speaking, type Language } from './say.js';

const COOKIE = 'language';

type Offers = Pick<Languages, 'forThePerson' | 'everywhere'>;

/** Every page in the language that was chosen on it, or that the browser asks for; in English where it is not offered. */
export const chooseLanguage =
  ({ forThePerson, everywhere }: Offers, isHttps: boolean) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const offered = isForThePerson(request.path) ? forThePerson : everywhere;
    const named = (code: unknown): Language | undefined => offered.find((one) => one.code === code);
    const chosen = named(request.query.language);
    if (chosen !== undefined)
      response.cookie(COOKIE, chosen.code, { httpOnly: true, sameSite: 'lax', secure: isHttps });
    const language =
      chosen ?? named(cookieOf(request)) ?? named(askedFor(request, offered)) ?? ENGLISH;
    if (offered.length > 1)
      response.locals.languages = offered.map(({ code, name, direction }) => ({
        name,
        code,
        direction,
        href: hrefOf(request, code),
        current: code === language.code,
      }));
    speaking(language, next);
  };

/** The same page in that language. */
function hrefOf({ originalUrl }: Request, code: string): string {
  const query = new URLSearchParams(originalUrl.split('?')[1]);
  query.set('language', code);
  return `?${query.toString()}`;
}

const cookieOf = ({ headers }: Request): string | undefined =>
  /(?:^|;\s*)language=([a-z0-9-]+)/.exec(headers.cookie ?? '')?.[1];

function askedFor(request: Request, offered: readonly Language[]): string | false {
  const codes = offered.map(({ code }) => code).filter((code) => !code.includes('-x-'));
  return request.acceptsLanguages(codes);
}

/** Forgotten with everything else when somebody leaves. */
export const forgetLanguage = (response: Response): void => {
  response.clearCookie(COOKIE);
};
