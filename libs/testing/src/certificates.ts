import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

const DAY_MS = 86_400_000;
/** ecdsa-with-SHA256, commonName, basicConstraints, subjectAltName, as DER writes them. */
const OIDS = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  constraints: '551d13',
  names: '551d11',
};
const SEQUENCE = 0x30;

export interface KeyPair {
  /** In PEM. */
  readonly cert: string;
  readonly key: string;
}

/** An authority of a test's own: Node reads certificates and makes none. */
export class TestAuthority {
  /** Its own certificate, in PEM. */
  readonly cert: string;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly name = 'An authority of tests') {
    this.cert = this.certificate(name, this.keys.publicKey, [
      extension(OIDS.constraints, der(SEQUENCE, der(0x01, Buffer.from([0xff]))), true),
    ]);
  }

  /** A certificate for addresses (IPv4) and host names, and its key. */
  issue(...names: string[]): KeyPair {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const known = names.map((name) =>
      isIPv4(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
    );
    return {
      cert: this.certificate(names[0] ?? '', publicKey, [extension(OIDS.names, der(SEQUENCE, ...known))]),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  private certificate(subject: string, key: KeyObject, extensions: Buffer[]): string {
    const algorithm = der(SEQUENCE, oid(OIDS.ecdsaWithSha256));
    const signed = der(
      SEQUENCE,
      der(0xa0, der(0x02, Buffer.from([2]))),
      der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      algorithm,
      named(this.name),
      der(SEQUENCE, instant(Date.now() - DAY_MS), instant(Date.now() + DAY_MS)),
      named(subject),
      key.export({ type: 'spki', format: 'der' }),
      der(0xa3, der(SEQUENCE, ...extensions)),
    );
    const signature = sign('sha256', signed, this.keys.privateKey);
    const whole = der(SEQUENCE, signed, algorithm, der(0x03, Buffer.from([0]), signature));
    const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
}

/** ASN.1 in DER (X.690): what it is, how long, and its parts. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const named = (name: string) =>
  der(SEQUENCE, der(0x31, der(SEQUENCE, oid(OIDS.commonName), der(0x0c, Buffer.from(name)))));

/** UTCTime: seconds, without a century. */
const instant = (ms: number) =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

const extension = (id: string, value: Buffer, critical = false) =>
  der(SEQUENCE, oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));
