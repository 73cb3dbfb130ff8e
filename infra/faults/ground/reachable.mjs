// Loaded into notification: the receiver of the run has a public name and address, as it must, and is here. Whatever the
// product looks at before it connects, it looks at.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const name = process.env.FAULTS_RECEIVER ?? '';
const port = Number(process.env.FAULTS_RECEIVER_PORT);
const publicly = { address: '20.0.0.1', family: 4 };
const here = { address: '127.0.0.1', family: 4 };

const { lookup } = dns;
const promised = dns.promises.lookup;
/** @param {any} options @param {any} done @param {{ address: string, family: number }} found */
const answer = (options, done, found) =>
  options?.all ? done(null, [found]) : done(null, found.address, found.family);

Object.assign(dns, {
  /** @param {string} host @param {any} options @param {any} done */
  lookup: (host, options, done) =>
    host === name ? answer(options, done, publicly) : lookup(host, options, done),
});
Object.assign(dns.promises, {
  /** @param {string} host @param {any} options */
  lookup: async (host, options) => {
    if (host !== name) return promised(host, options);
    return options?.all ? [publicly] : publicly;
  },
});

const { connect } = net.Socket.prototype;
/** @this {net.Socket} @param {...any} given */
net.Socket.prototype.connect = function (...given) {
  const [options, done] = Array.isArray(given[0]) ? given[0] : given;
  if (options?.host !== name || !options.lookup) return Reflect.apply(connect, this, given);
  const look = (/** @type {string} */ host, /** @type {any} */ how, /** @type {any} */ found) =>
    options.lookup(host, how, (/** @type {Error | null} */ error) =>
      error ? found(error) : answer(how, found, here),
    );
  return Reflect.apply(connect, this, [{ ...options, port, lookup: look }, done ?? undefined]);
};
syncBuiltinESMExports();
