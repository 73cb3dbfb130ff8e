import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * Certificates of a spec, written as X.509 (DER) by hand: nothing that comes with Node makes any.
 *
 * @typedef {object} Signed
 * @property {string} certificate PEM
 * @property {string} key PEM
 *
 * @typedef {{ name: string, privateKey: import('node:crypto').KeyObject, certificate: string }} Authority
 */

const ecdsaWithSha256 = tlv(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');
const basicConstraints = Buffer.from('0603551d13', 'hex');
const subjectAltName = Buffer.from('0603551d11', 'hex');
const dayMs = 86_400_000;

/** Somebody who signs. @param {string} name @returns {Authority} */
export function anAuthority(name) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const itself = { name, privateKey };
  const isAuthority = tlv(0x30, tlv(0x01, Buffer.from([0xff])));
  const certificate = signed(
    { subject: name, publicKey, extension: [basicConstraints, isAuthority] },
    itself,
  );
  return { ...itself, certificate };
}

/** A key, and what somebody signs of it for one host. @param {Authority} authority @param {string} host @returns {Signed} */
export function aCertificateFor(authority, host) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = tlv(0x30, tlv(0x82, Buffer.from(host)));
  return {
    certificate: signed(
      { subject: host, publicKey, extension: [subjectAltName, names] },
      authority,
    ),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/**
 * @param {{ subject: string, publicKey: import('node:crypto').KeyObject, extension: readonly [Buffer, Buffer] }} what
 * @param {Pick<Authority, 'name' | 'privateKey'>} by
 */
function signed({ subject, publicKey, extension: [kind, value] }, by) {
  const version = tlv(0xa0, tlv(0x02, Buffer.from([2])));
  // Neither negative nor with a zero before it.
  const serial = tlv(0x02, Buffer.from([0x40]), randomBytes(8));
  const today = Date.now();
  const extensions = tlv(0xa3, tlv(0x30, tlv(0x30, kind, tlv(0x04, value))));
  const told = tlv(
    0x30,
    ...[version, serial, ecdsaWithSha256, nameOf(by.name)],
    ...[tlv(0x30, timeOf(today - dayMs), timeOf(today + dayMs)), nameOf(subject)],
    ...[publicKey.export({ type: 'spki', format: 'der' }), extensions],
  );
  const signature = sign('sha256', told, by.privateKey);
  const whole = tlv(0x30, told, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** @param {string} name */
function nameOf(name) {
  return tlv(0x30, tlv(0x31, tlv(0x30, commonName, tlv(0x0c, Buffer.from(name)))));
}

/** @param {number} at */
function timeOf(at) {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return tlv(0x17, Buffer.from(text.slice(2)));
}

/** What it is, how long it is, and itself. @param {number} tag @param {readonly Buffer[]} parts */
function tlv(tag, ...parts) {
  const whole = Buffer.concat(parts);
  const { length } = whole;
  const bytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), whole]);
}
