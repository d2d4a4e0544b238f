import { SERVICES, type ServiceName } from '@odyssey/contracts';

type Method = 'GET' | 'POST';

interface CallOptions {
  /** Who makes it: a service, several, or `callers`: each that makes a call of another service at all. */
  readonly by: ServiceName | readonly ServiceName[] | 'callers';
  readonly to: ServiceName;
  readonly method: Method;
  /** With parameters in braces: `/internal/user-data/{userId}`. */
  readonly path: string;
}

/** One service's dependence on one route of another. */
export interface DeclaredCall {
  readonly consumer: ServiceName;
  readonly provider: ServiceName;
  readonly method: Method;
  readonly path: string;
}

/** A path of a declared call with its parameters filled in. Only `OutgoingCall` makes one, and only it can be asked for. */
export class CallAddress {
  readonly #call: OutgoingCall;

  constructor(
    call: OutgoingCall,
    readonly path: string,
  ) {
    this.#call = call;
  }

  get call(): OutgoingCall {
    return this.#call;
  }
}

/**
 * A call of another service, declared once in the file that makes it. Nothing else can be asked for by our clients, so
 * the list of these is the list of what depends on what; each has a contract (docs/contracts.md).
 */
export class OutgoingCall {
  private static readonly declared: OutgoingCall[] = [];
  private readonly pattern: RegExp;

  constructor(readonly options: CallOptions) {
    this.pattern = new RegExp(`^${options.path.replaceAll(/\{\w+\}/g, '[^/?#]+')}$`);
    OutgoingCall.declared.push(this);
  }

  /** @throws when a parameter of the path has no value. */
  at(values: Readonly<Record<string, string>> = {}): CallAddress {
    const path = this.options.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (!value) throw new Error(`${this.options.path} is called without ${name}`);
      return encodeURIComponent(value);
    });
    return new CallAddress(this, path);
  }

  /** For a path that another service gave us. @throws when it is none of this call. */
  atGiven(path: string): CallAddress {
    if (!this.pattern.test(path)) throw new Error(`${path} is not ${this.options.path}`);
    return new CallAddress(this, path);
  }

  /** Every call declared by the modules that are loaded, one for each service that makes it. */
  static all(): DeclaredCall[] {
    // Those of everybody (a list) are the libraries' own; who calls others by itself says so by its own name.
    const callers = SERVICES.filter((name) =>
      OutgoingCall.declared.some(({ options }) => options.by === name),
    );
    return OutgoingCall.declared.flatMap(({ options: { by, to, method, path } }) =>
      (by === 'callers' ? callers : [by].flat()).map((consumer) => ({
        consumer,
        provider: to,
        method,
        path,
      })),
    );
  }
}

/** Declares a call. Do it at the top of a module, so that it is known as soon as the service is loaded. */
export const outgoingCall = (options: CallOptions): OutgoingCall => new OutgoingCall(options);
