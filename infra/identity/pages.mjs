// Plain pages that work without JavaScript, with a keyboard and with a screen reader.
import { demoPeople } from './demo-people.mjs';

const STYLE = `
  body { font: 1.1875rem/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5; margin: 0; }
  main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
  h1 { font-size: 2rem; line-height: 1.2; }
  .note { border-left: 0.5rem solid #005eb8; background: #fff; padding: 0.75rem 1rem; }
  ul { list-style: none; padding: 0; }
  li { margin: 0 0 0.75rem; }
  button { font: inherit; width: 100%; text-align: left; color: #212b32; background: #fff;
    border: 2px solid #4c6272; border-radius: 4px; padding: 0.75rem 1rem; cursor: pointer; }
  button:hover { background: #d8dde0; }
  button:focus-visible, a:focus-visible { outline: 4px solid #ffeb3b; box-shadow: 0 0 0 8px #212b32; }
  button strong, button span { display: block; }
  button span { color: #4c6272; font-size: 1rem; }
`;

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

export const page = (title, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Waymark demonstration</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** Choose who you are: one button a person, posted to the same address. */
export function signInPage(problem) {
  const people = demoPeople.map(
    ({ subject, name, what, memberships }) => `<li>
<button name="person" value="${escaped(subject)}">
<strong>${escaped(name)}</strong>
<span>${escaped(what)}</span>
<span>${escaped(placesOf(memberships))}</span>
</button>
</li>`,
  );
  return page(
    'Choose who you are',
    `<p class="note">This is a demonstration. These people and their teams are invented, and
anyone may sign in as any of them. Do not enter details of real people.</p>
${problem === undefined ? '' : `<p role="alert"><strong>${escaped(problem)}</strong></p>`}
<form method="post">
<ul>
${people.join('\n')}
</ul>
<button name="cancel" value="yes">Go back without signing in</button>
</form>`,
  );
}

function placesOf(memberships) {
  const [first, ...others] = memberships.map(({ organisationName }) => organisationName);
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}

export const signOutPage = (form) =>
  page(
    'Sign out of the demonstration?',
    `${form}
<ul>
<li><button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button></li>
<li><button type="submit" form="op.logoutForm">No, stay signed in</button></li>
</ul>`,
  );

export const signedOutPage = (webOrigin) =>
  page('You are signed out', `<p><a href="${escaped(webOrigin)}">Go to Waymark</a></p>`);

export const expiredPage = (webOrigin) =>
  page(
    'This page is out of date',
    `<p>Signing in was begun somewhere else, or too long ago.</p>
<p><a href="${escaped(webOrigin)}/sign-in">Begin again</a></p>`,
  );

export const errorPage = ({ error, error_description: description = '' }) =>
  page('Signing in did not work', `<p>${escaped(description)}</p><p>Code: ${escaped(error)}</p>`);
