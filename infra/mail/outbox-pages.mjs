// The outbox in a browser: plain pages that work without JavaScript.

const STYLE = `
  body { font: 1.1875rem/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5; margin: 0; }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
  h1 { font-size: 2rem; line-height: 1.2; }
  table { width: 100%; border-collapse: collapse; background: #fff; }
  caption { text-align: left; padding: 0 0 0.5rem; }
  th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid #d8dde0; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; padding: 1rem; }
  a { color: #005eb8; }
  a:focus-visible { outline: 4px solid #ffeb3b; background: #ffeb3b; color: #212b32; }
`;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);
const withLinks = (text) =>
  escaped(text).replace(
    /https?:\/\/[^\s<]+?(?=[.,;:!?)]*(\s|$))/g,
    (url) => `<a href="${url}">${url}</a>`,
  );

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'medium',
});
const when = ({ receivedAt }) =>
  `<time datetime="${receivedAt}">${time.format(new Date(receivedAt))}</time>`;

const page = (title, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Waymark outbox</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

export const listPage = (mails) =>
  page(
    'Mails',
    `<h1>Mails that Waymark has sent</h1>
<p>Nothing leaves this machine: every mail of the demonstration ends here.</p>
${mails.length === 0 ? '<p>No mail yet.</p>' : tableOf(mails)}`,
  );

const tableOf = (mails) => `<table>
<caption>${mails.length} mails, the newest first</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent</th></tr></thead>
<tbody>
${mails.map(rowOf).join('\n')}
</tbody>
</table>`;

const rowOf = (mail) => `<tr>
<td><a href="/mails/${escaped(mail.id)}">${escaped(mail.subject || '(no subject)')}</a></td>
<td>${escaped(mail.to.join(', '))}</td>
<td>${when(mail)}</td>
</tr>`;

export const mailPage = (mail) =>
  page(
    mail.subject,
    `<p><a href="/">All mails</a></p>
<h1>${escaped(mail.subject || '(no subject)')}</h1>
<table>
<tbody>
<tr><th scope="row">From</th><td>${escaped(mail.headers.from ?? mail.from)}</td></tr>
<tr><th scope="row">To</th><td>${escaped(mail.to.join(', '))}</td></tr>
<tr><th scope="row">Sent</th><td>${when(mail)}</td></tr>
</tbody>
</table>
<h2>What it says</h2>
<pre>${withLinks(mail.text)}</pre>`,
  );

export const missingPage = () =>
  page('Not found', '<h1>There is no such mail</h1>\n<p><a href="/">All mails</a></p>');
