import { DATA_SERVICES, type DataService, SERVICES, type ServiceName } from '@odyssey/contracts';
import { checkKafka, KAFKA_VARIABLES, type KafkaSecurity, kafkaSecurity } from '@odyssey/events';
import { z } from 'zod';
import type { CertificateFiles } from '../tls/certificate.ts';
import { certificateFiles, checkTls, TLS_VARIABLES } from '../tls/tls-settings.ts';
import { type Environment, withSecretFiles } from './environment.ts';

/** Injection token of the service's configuration: `@Inject(CONFIG) config: GoalsConfig`. */
export const CONFIG = Symbol('config');

export const LIMIT_CLASSES = ['read', 'write', 'ai', 'auth'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

/** What every service knows, whatever it does. */
export interface BaseConfig {
  readonly service: ServiceName;
  readonly host: string;
  readonly port: number;
  /** Two processes may listen on the port, while one takes over from the other. */
  readonly sharePort: boolean;
  /** With these the port speaks HTTPS alone. */
  readonly tls: CertificateFiles | undefined;
  /** The runtime role's database; empty for the gateway, which has none. */
  readonly databaseUrl: string;
  readonly kafkaBrokers: string[];
  readonly kafkaSecurity: KafkaSecurity;
  readonly redisUrl: string;
  /** Where every service is, inside. */
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** Where people reach Odyssey; also the issuer of tokens. */
  readonly publicUrl: string;
  /** Proves to auth who is asking for a service token. */
  readonly secret: string;
  readonly cursorSecret: string;
  readonly logLevel: string;
  /** Where spans go (OTLP over HTTP); undefined traces nothing. */
  readonly tracesUrl: string | undefined;
  /** Requests a minute by class. */
  readonly limits: Readonly<Record<LimitClass, number>>;
}

export type ConfigReader<C extends BaseConfig = BaseConfig> = (env: Environment, service: ServiceName) => C;
export type ConfigOf<Reader extends (...args: never[]) => BaseConfig> = ReturnType<Reader>;

/** The environment does not fit; the message lists every fault, one a line. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';

  constructor(
    service: string,
    readonly faults: readonly string[],
  ) {
    super(
      `${service} cannot start, its environment has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}

/**
 * Reads a service's configuration: what all have, and the variables that `own` names.
 * @throws ConfigFaults with all faults at once.
 */
export function serviceConfig(): ConfigReader;
export function serviceConfig<Own extends object>(own: z.ZodType<Own>): ConfigReader<BaseConfig & Own>;
export function serviceConfig(own: z.ZodType<object> = z.object({})): ConfigReader {
  return (given, service) => {
    const { env, faults } = withSecretFiles(given);
    const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    const base = baseVariables(service).safeParse(set);
    const mine = own.safeParse(set);
    for (const { error } of [base, mine]) {
      for (const { path, message } of error?.issues ?? []) faults.push(`${path.join('.')}: ${message}`);
    }
    if (!base.success || !mine.success || faults.length > 0) throw new ConfigFaults(service, faults);
    return { ...mine.data, ...toBaseConfig(service, base.data) };
  };
}

const Port = z.coerce.number({ error: 'give a port like 8081' }).int().min(0).max(65_535);
const Secret = z.string({ error: 'a secret of at least 16 characters is needed' }).min(16);
const url = (protocol: RegExp, like: string) =>
  z.url({
    protocol,
    error: ({ input }) => `${input === undefined ? 'is missing' : 'is no address'}, give one like ${like}`,
  });
const perMinute = (normal: number) => z.coerce.number().int().positive().default(normal);
const variable = (service: string, name: string) => `ODYSSEY_${service.toUpperCase()}_${name}`;

function baseVariables(service: ServiceName) {
  const own = (DATA_SERVICES as readonly string[]).includes(service)
    ? {
        [variable(service, 'DATABASE_URL')]: url(
          /^postgres(ql)?$/,
          'postgres://user:password@127.0.0.1:5432/name',
        ),
      }
    : {};
  const urls = SERVICES.map((name) => [variable(name, 'URL'), url(/^https?$/, 'http://127.0.0.1:8080')]);
  return z
    .object({
      [variable(service, 'PORT')]: Port,
      [variable(service, 'SECRET')]: Secret,
      ...own,
      ...(Object.fromEntries(urls) as Record<string, z.ZodURL>),
      ODYSSEY_SHARE_PORT: z.stringbool().default(false),
      ODYSSEY_HOST: z.string().default('127.0.0.1'),
      ...TLS_VARIABLES,
      ODYSSEY_KAFKA_URL: z
        .string({ error: 'is missing, give one like 127.0.0.1:9092' })
        .regex(/^[^,\s]+:\d+(,[^,\s]+:\d+)*$/, 'give host:port, several separated by commas'),
      ...KAFKA_VARIABLES,
      ODYSSEY_REDIS_URL: url(/^rediss?$/, 'redis://127.0.0.1:6379'),
      ODYSSEY_PUBLIC_URL: url(/^https?$/, 'http://localhost:8080'),
      ODYSSEY_CURSOR_SECRET: Secret,
      // OpenTelemetry's own name for it; what the exporter may need besides (headers, certificates) it reads itself.
      OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, 'http://127.0.0.1:4318').optional(),
      ODYSSEY_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
      ODYSSEY_LIMIT_READ: perMinute(1200),
      ODYSSEY_LIMIT_WRITE: perMinute(300),
      ODYSSEY_LIMIT_AI: perMinute(60),
      ODYSSEY_LIMIT_AUTH: perMinute(20),
    })
    .superRefine(checkKafka)
    .superRefine(checkTls);
}

function toBaseConfig(service: ServiceName, read: z.output<ReturnType<typeof baseVariables>>): BaseConfig {
  const values: Record<string, unknown> = read;
  const of = (name: string, of = service) => String(values[variable(of, name)] ?? '');
  const bare = (address: string) => address.replace(/\/+$/, '');
  return {
    service,
    host: read.ODYSSEY_HOST,
    port: Number(of('PORT')),
    sharePort: read.ODYSSEY_SHARE_PORT,
    tls: certificateFiles(read),
    databaseUrl: of('DATABASE_URL'),
    kafkaBrokers: read.ODYSSEY_KAFKA_URL.split(','),
    kafkaSecurity: kafkaSecurity(read),
    redisUrl: read.ODYSSEY_REDIS_URL,
    urls: Object.fromEntries(SERVICES.map((name) => [name, bare(of('URL', name))])) as Record<
      ServiceName,
      string
    >,
    publicUrl: bare(read.ODYSSEY_PUBLIC_URL),
    secret: of('SECRET'),
    cursorSecret: read.ODYSSEY_CURSOR_SECRET,
    logLevel: read.ODYSSEY_LOG_LEVEL,
    tracesUrl: read.OTEL_EXPORTER_OTLP_ENDPOINT && `${bare(read.OTEL_EXPORTER_OTLP_ENDPOINT)}/v1/traces`,
    limits: {
      read: read.ODYSSEY_LIMIT_READ,
      write: read.ODYSSEY_LIMIT_WRITE,
      ai: read.ODYSSEY_LIMIT_AI,
      auth: read.ODYSSEY_LIMIT_AUTH,
    },
  };
}

/** True for the seven that keep a database and read events; false for the gateway. */
export function ownsData(service: ServiceName): service is DataService {
  return (DATA_SERVICES as readonly string[]).includes(service);
}
