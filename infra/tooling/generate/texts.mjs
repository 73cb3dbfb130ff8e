// Every text that the pages say, in one place: what translations and Easy Read go by, and what is read over before a release.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { filesBelow, root } from '../source-files.mjs';

const WEB = 'apps/web/src';
/** Pages for the person: what these files lead to is said on them. */
const OWN = 'pages/people/';
/** Where any page may say a text of its own. */
const ANYWHERE = [
  'layout/page.njk',
  'layout/page.filter.ts',
  'layout/problem-page.ts',
  'layout/problem.page.njk',
  'layout/csrf.guard.ts',
];

const isPage = (/** @type {string} */ file) =>
  /\.(ts|njk)$/.test(file) && !/\.(spec|fixture)\.ts$|\/testing\//.test(file);

/**
 * @param {(source: string) => readonly string[]} textsInTemplate
 * @returns {readonly { english: string, forThePerson: boolean, where: readonly string[] }[]} in the order of their places
 */
export function textsOfThePages(textsInTemplate) {
  const files = filesBelow([WEB]).filter(isPage).sort();
  const read = new Map(files.map((file) => [file, partsOf(file, textsInTemplate)]));
  const own = reached(
    files.filter((file) => relative(WEB, file).startsWith(OWN)),
    read,
  );
  for (const file of ANYWHERE) own.add(join(WEB, file));
  /** @type {Map<string, { english: string, forThePerson: boolean, where: string[] }>} */
  const texts = new Map();
  for (const [file, { said }] of read) {
    for (const english of said) {
      const known = texts.get(english) ?? { english, forThePerson: false, where: [] };
      texts.set(english, known);
      known.where.push(relative(WEB, file));
      known.forThePerson ||= own.has(file);
    }
  }
  return [...texts.values()];
}

/**
 * @param {readonly string[]} first
 * @param {ReadonlyMap<string, { readonly leadsTo: readonly string[] }>} read
 */
function reached(first, read) {
  const found = new Set(first);
  for (const file of found) for (const next of read.get(file)?.leadsTo ?? []) found.add(next);
  return found;
}

/** @param {string} file @param {(source: string) => readonly string[]} textsInTemplate */
function partsOf(file, textsInTemplate) {
  const source = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.ts')) return partsOfCode(file, source);
  const leadsTo = [...source.matchAll(/\{% (?:extends|import|from|include) "([^"]+)"/g)].map(
    ([, name]) => join(WEB, name ?? ''),
  );
  return { said: textsInTemplate(source), leadsTo };
}

/**
 * What a module says, and which of our own it leads to.
 *
 * @param {string} file @param {string} source
 */
export function partsOfCode(file, source) {
  /** @type {string[]} */
  const leadsTo = [];
  /** @type {Set<string>} */
  const said = new Set();
  const code = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  /** @param {ts.Node} node */
  const look = (node) => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) {
      const to = importedFrom(file, node);
      if (to !== undefined) leadsTo.push(to);
    }
    if (ts.isStringLiteral(node) && node.text.endsWith('.njk')) leadsTo.push(join(WEB, node.text));
    for (const text of textsOf(node, code)) said.add(text);
    ts.forEachChild(node, look);
  };
  look(code);
  return { said: [...said], leadsTo };
}

/** @param {string} file @param {ts.ImportDeclaration} node */
function importedFrom(file, { moduleSpecifier }) {
  if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.'))
    return undefined;
  const path = join(dirname(file), moduleSpecifier.text).replace(/\.js$/, '.ts');
  return existsSync(join(root, path)) ? path : undefined;
}

/**
 * What `say` and `count` are given. A text at the top of a module would be made before anybody asks, in English for ever.
 *
 * @param {ts.Node} node @param {ts.SourceFile} code @returns {readonly string[]}
 */
function textsOf(node, code) {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText(code) === 'say') {
    if (!isMadeWhenAsked(node)) {
      const { line } = code.getLineAndCharacterOfPosition(node.getStart(code));
      throw new Error(
        `${code.fileName}:${String(line + 1)} says a text as the module is read: put it into a function, or into inLanguage(() => …)`,
      );
    }
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
    const rest = template.templateSpans.map(
      ({ literal }, place) => `{${String(place)}}${literal.text}`,
    );
    return [[template.head.text, ...rest].join('')];
  }
  if (!ts.isCallExpression(node) || node.expression.getText(code) !== 'count') return [];
  const [, noun, plural] = node.arguments;
  if (noun === undefined || !ts.isStringLiteral(noun)) return [];
  const several =
    plural !== undefined && ts.isStringLiteral(plural) ? plural.text : `${noun.text}s`;
  return [`{0} ${noun.text}`, `{0} ${several}`];
}

/**
 * Within a function that is called later; one that is handed to `map` and the like is called at once.
 *
 * @param {ts.Node} node
 */
function isMadeWhenAsked(node) {
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) {
    if (!ts.isFunctionLike(outer)) continue;
    if (!ts.isCallExpression(outer.parent)) return true;
    if (outer.parent.expression.getText() === 'inLanguage') return true;
  }
  return false;
}
