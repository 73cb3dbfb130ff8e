/** Pages for the person, without an account; nobody's name or menu is shown there, whoever is signed in besides. */
export const FOR_YOU = '/for-you';
export const LEAVE = `${FOR_YOU}/leave`;
export const isForThePerson = (path: string): boolean =>
  path === FOR_YOU || path.startsWith(`${FOR_YOU}/`);
