// A local OpenID provider for development and demonstrations: anyone may be any of the invented people.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { demoPeople } from './demo-people.mjs';
import { expiredPage, signInPage } from './pages.mjs';
import { configurationFor } from './provider-configuration.mjs';
import { settingsFrom } from './settings.mjs';
import { openState } from './state.mjs';

const INTERACTION = /^\/interaction\/([\w-]+)$/;
const LARGEST_FORM_BYTES = 10_000;

start().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

async function start() {
  const settings = settingsFrom(process.env);
  const state = openState(settings.stateFolder);
  const provider = new Provider(settings.issuer, configurationFor(settings, state, process.env));
  provider.on('backchannel.error', (_ctx, error, client) =>
    console.error(`${client.clientId} could not be told of a sign-out: ${error.message}`),
  );
  // Behind something that ends TLS, its word is needed for cookies to be Secure.
  provider.proxy = settings.issuer.startsWith('https:');
  provider.on('server_error', (_ctx, error) => console.error(`server error: ${error.message}`));

  const server = createServer(handlerOf(provider, settings));
  await listening(server, settings.port);
  console.log(`Identity provider ready: ${settings.issuer}`);
  stopOnSignal(server, state);
}

function handlerOf(provider, settings) {
  const others = provider.callback();
  return (request, response) => {
    const { pathname } = new URL(request.url, settings.issuer);
    if (pathname === '/health') return void response.end('ok');
    if (!INTERACTION.test(pathname)) return others(request, response);
    interact(provider, request, response, settings).catch((error) => {
      if (error.name !== 'SessionNotFound') console.error(`sign-in page: ${error.message}`);
      send(
        response,
        error.name === 'SessionNotFound' ? 400 : 500,
        expiredPage(settings.webOrigin),
        settings,
      );
    });
  };
}

async function interact(provider, request, response, settings) {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return send(response, 200, signInPage(), settings);

  const form = await formOf(request);
  const denied = { error: 'access_denied', error_description: 'Nobody was chosen.' };
  if (form.has('cancel')) return provider.interactionFinished(request, response, denied);

  const person = demoPeople.find(({ subject }) => subject === form.get('person'));
  if (person === undefined) {
    return send(response, 422, signInPage('Choose one of these people.'), settings);
  }
  const login = { accountId: person.subject, acr: 'AAL1_DEMONSTRATION', amr: ['demonstration'] };
  return provider.interactionFinished(request, response, { login });
}

async function formOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LARGEST_FORM_BYTES) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}

function send(response, status, html, { webOrigin }) {
  if (response.headersSent) return void response.end();
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // A browser checks the addresses that a form's answer leads to as well.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${webOrigin}; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

function listening(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use: stop what uses it, or set PORT to another.`)
          : error,
      ),
    );
    server.listen(port, resolve);
  });
}

function stopOnSignal(server, { records }) {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      records.save();
      server.closeAllConnections();
      server.close(() => process.exit(0));
    });
  }
}
