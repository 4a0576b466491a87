import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** A private key and a certificate that vouches for itself, both as PEM. */
export interface SelfMade {
  key: string;
  cert: string;
}

const days = 397;

/**
 * A certificate for servers of these names, valid from now on for about a year, P-256. It may be given to
 * clients as an authority to trust (`NODE_EXTRA_CA_CERTS`). node:crypto can read X.509 but not write it,
 * hence the few lines of DER: RFC 5280, section 4.1.
 */
export function selfMadeCertificate(names: string[], now: Date): SelfMade {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = distinguishedName(names[0] ?? 'localhost');
  const ends = new Date(now.getTime() + days * 86_400_000);
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(now), time(ends)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(mayVouch, alternativeNames(names))),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines(whole.toString('base64'))}\n-----END CERTIFICATE-----\n`,
  };
}

/**
 * Organisation and common name. Each certificate has a name of its own, because whoever trusts two with
 * the same name may check one against the other's key.
 */
function distinguishedName(host: string): Buffer {
  const maker = `Embedded tenant ${randomBytes(6).toString('hex')}`;
  return sequence(
    set(sequence(objectId('55040a'), utf8(maker))),
    set(sequence(objectId('550403'), utf8(host))),
  );
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

/** Up to 127 in one byte, else the number of bytes and then the length itself. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 128) return Buffer.from([length]);
  return length < 256
    ? Buffer.from([0x81, length])
    : Buffer.from([0x82, length >> 8, length & 0xff]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, ...parts);
const set = (...parts: Buffer[]): Buffer => tagged(0x31, ...parts);
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
const octets = (content: Buffer): Buffer => tagged(0x04, content);
const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content);
const objectId = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));

/** `YYMMDDHHMMSSZ`, good until 2049. */
const time = (at: Date): Buffer =>
  tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));

/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

/** basicConstraints, 2.5.29.19, critical: an authority. */
const mayVouch = sequence(
  objectId('551d13'),
  Buffer.from([0x01, 0x01, 0xff]),
  octets(sequence(Buffer.from([0x01, 0x01, 0xff]))),
);

/** subjectAltName, 2.5.29.17: DNS names and IPv4 addresses. */
function alternativeNames(names: string[]): Buffer {
  const isAddress = (name: string): boolean => /^[\d.]+$/.test(name);
  const entries = names.map((name) =>
    isAddress(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name)),
  );
  return sequence(objectId('551d11'), octets(sequence(...entries)));
}

const lines = (base64: string): string => base64.replaceAll(/(.{64})(?=.)/g, '$1\n');
