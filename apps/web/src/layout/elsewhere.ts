/** Thrown where the answer is another page: 303 See Other. */
export class Elsewhere extends Error {
  constructor(readonly path: string) {
    super(`303 ${path}`);
    this.name = 'Elsewhere';
  }
}

/** Whoever has several roles has to choose one first. */
export class RoleToChoose extends Elsewhere {
  constructor() {
    super('/choose-role');
    this.name = 'RoleToChoose';
  }
}

/** A path of our own site, or the start page where somebody else's was given. */
export const ownPath = (given: unknown): string =>
  typeof given === 'string' && /^\/(?![/\\])[\w\-./?=&%~+:,]*$/.test(given) ? given : '/';
