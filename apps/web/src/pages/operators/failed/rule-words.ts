import { inLanguage, say } from '../../../language/say.js';

/** By the names that class-validator and the contracts' own rules have. */
const words: Readonly<Record<string, string>> = inLanguage(() => ({
  isInt: say`must be a whole number`,
  min: say`is too small`,
  max: say`is too large`,
  isString: say`must be text`,
  minLength: say`is too short`,
  maxLength: say`is too long`,
  isLength: say`is too short or too long`,
  matches: say`is not written in the form that the contract asks for`,
  isIn: say`is none of the values that the contract knows`,
  isUuid: say`must be a UUID`,
  isBoolean: say`must be true or false`,
  isDay: say`must be a day, as 2026-11-28`,
  isDayOrMonth: say`must be a day or a month, as 2026-11-28 or 2026-11`,
  isInstant: say`must be a moment, as 2026-11-28T09:30:00Z`,
  isUrl: say`must be a web address`,
  isEmail: say`must be an email address`,
  isArray: say`must be a list`,
  arrayMinSize: say`holds too few`,
  arrayMaxSize: say`holds too many`,
  isObject: say`must be an object`,
  whitelistValidation: say`is not a field of this event`,
}));

/** What is wrong, for a person, with the rule's name by which it stands in logs; other text as it is. */
export const ruleWords = (rule: string): string =>
  Object.hasOwn(words, rule) ? `${String(words[rule])} (${rule})` : rule;
