// Proves that the documents keep their shape and lead somewhere, and that each way of going wrong would be seen.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, root } from './source-files.mjs';

const seeds = fileURLToPath(new URL('./doc-violations/', import.meta.url));
const serviceHeadings = ['Hears', 'Decides', 'Says', 'Keeps', 'When it goes wrong'];
const decisionHeadings = [
  'Status',
  'Context',
  'Options',
  'Decision',
  'Consequences',
  'How we will notice it was wrong',
];
const checks = { sharedNumbers, unfinishedDecisions, unshapedReadmes, deadLinks, lostProofs };

const problems = Object.values(checks).flatMap((check) => check(root));
const silent = Object.values(checks)
  .filter((check) => check(seeds).length === 0)
  .map(({ name }) => `The check ${name} finds nothing in its seeded offence.`);

for (const problem of [...problems, ...silent]) console.error(problem);
if (problems.length + silent.length > 0) process.exit(1);
console.log(`${Object.keys(checks).length} document checks kept, each proven to fire.`);

function decisionsIn(base) {
  return filesBelow(['docs/decisions'], base).filter((file) => /\/\d{4}-[^/]+\.md$/.test(file));
}

function sharedNumbers(base) {
  const byNumber = Map.groupBy(decisionsIn(base), (file) => /\/(\d{4})-/.exec(file)[1]);
  return [...byNumber]
    .filter(([, files]) => files.length > 1)
    .map(
      ([number, files]) =>
        `Decision number ${number} is used ${files.length} times: ${files.join(', ')}`,
    );
}

function unfinishedDecisions(base) {
  return decisionsIn(base).flatMap((file) =>
    missingHeadings(join(base, file), decisionHeadings).map(
      (heading) => `${file} lacks “${heading}”.`,
    ),
  );
}

function unshapedReadmes(base) {
  const apps = join(base, 'apps');
  if (!existsSync(apps)) return [];
  return readdirSync(apps)
    .filter((service) => existsSync(join(apps, service, 'src/main.ts')))
    .flatMap((service) => {
      const file = `apps/${service}/README.md`;
      if (!existsSync(join(base, file))) return [`${file} is missing.`];
      return missingHeadings(join(base, file), serviceHeadings).map(
        (heading) => `${file} lacks “${heading}”.`,
      );
    });
}

function missingHeadings(path, headings) {
  const text = readFileSync(path, 'utf8');
  return headings.filter((heading) => !new RegExp(`^(#+ |\\*\\*)${heading}\\b`, 'm').test(text));
}

function deadLinks(base) {
  const files = [
    ...readdirSync(base).filter((file) => file.endsWith('.md')),
    ...filesBelow(['apps', 'libs', 'docs', 'infra'], base),
  ];
  return files
    .filter((file) => file.endsWith('.md') && (base !== root || !file.includes('-violations/')))
    .flatMap((file) => deadLinksIn(base, file));
}

/** Documents name what proves them: `path.spec.ts` › *title* · *another title*. */
function lostProofs(base) {
  return filesBelow(['docs'], base)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => lostProofsIn(base, file));
}

function lostProofsIn(base, file) {
  const text = readFileSync(join(base, file), 'utf8');
  const named = text.matchAll(
    /`([\w.-]+\/[\w./-]+\.(?:spec\.ts|test\.mjs))`((?: [›·] \*[^*]+\*)*)/g,
  );
  return [...named].flatMap(([, spec, titles]) => {
    if (!existsSync(join(base, spec))) return [`${file} names ${spec}, which does not exist.`];
    const content = readFileSync(join(base, spec), 'utf8');
    return [...titles.matchAll(/\*([^*]+)\*/g)]
      .map(([, title]) => title)
      .filter((title) => !content.includes(title))
      .map((title) => `${file} names “${title}” of ${spec}, which has no such case.`);
  });
}

function deadLinksIn(base, file) {
  const prose = readFileSync(join(base, file), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...prose.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map(([, target]) => decodeURI(target.split('#')[0]))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(base, dirname(file), target)))
    .map((target) => `${file} links to ${target}, which does not exist.`);
}
