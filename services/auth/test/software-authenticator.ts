import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type {
  NewCredential,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
  UsedCredential,
} from '../src/passkeys/passkey.dto.ts';

/** Bits of the flags in authenticator data (WebAuthn L3, 6.1). */
const PRESENT = 0x01;
const VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const ATTESTED = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** What a test can have an authenticator, or the page that asks it, do wrong. */
export interface Quirks {
  origin?: string;
  rpId?: string;
  /** False: nobody was asked for a finger or a PIN. */
  verified?: boolean;
  /** What it says that it has signed so far; 0, as synced passkeys say, unless given. */
  counter?: number;
  userHandle?: string;
  /** False: the signature is over something else. */
  honest?: boolean;
}

/** One passkey (ES256, attestation none) and the browser around it, as far as a server can see them. */
export class SoftwareAuthenticator {
  readonly id: string;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private userHandle = '';

  constructor(
    private readonly origin: string,
    id = randomBytes(32).toString('base64url'),
  ) {
    this.id = id;
  }

  /** navigator.credentials.create() */
  create(options: PasskeyCreationOptions, quirks: Quirks = {}): NewCredential {
    this.userHandle = options.user.id;
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, this.coseKey()]);
    const authData = Buffer.concat([this.authData(quirks, ATTESTED), credential]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: this.clientData('webauthn.create', options.challenge, quirks).toString('base64url'),
        attestationObject: encoded(attestation),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** navigator.credentials.get() */
  get(options: PasskeyRequestOptions, quirks: Quirks = {}): UsedCredential {
    const clientData = this.clientData('webauthn.get', options.challenge, quirks);
    const authData = this.authData(quirks, 0);
    const signed = Buffer.concat([authData, sha256(quirks.honest === false ? 'other' : clientData)]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
        userHandle: quirks.userHandle ?? this.userHandle,
      },
    };
  }

  private credential() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} } as const;
  }

  private clientData(type: string, challenge: string, { origin = this.origin }: Quirks): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private authData({ rpId, verified = true, counter = 0 }: Quirks, more: number): Buffer {
    const flags = PRESENT | (verified ? VERIFIED : 0) | BACKUP_ELIGIBLE | BACKED_UP | more;
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId ?? new URL(this.origin).hostname), rest]);
  }

  /** RFC 9053: an EC2 key on P-256 for ES256. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]);
    return Buffer.from(encoded(key), 'base64url');
  }
}

const encoded = (value: Map<string | number, unknown>): string =>
  Buffer.from(isoCBOR.encode(value as Parameters<typeof isoCBOR.encode>[0])).toString('base64url');
