/** What makes a client, by the package that it comes from. Names are looked for in files that import the package. */
const MAKERS: Readonly<Record<string, RegExp>> = {
  '@ai-sdk/openai-compatible': /\bcreateOpenAICompatible\(/g,
  ai: /\b(?:stream|generate)(?:Text|Object|Image|Speech)\(|\bembed(?:Many)?\(/g,
  '@fastify/http-proxy': /\bregister\(httpProxy\b/g,
  '@nestjs/microservices': /\bClientProxyFactory\b|\bnew Client\w+\(/g,
  '@opentelemetry/exporter-trace-otlp-http': /\bnew OTLPTraceExporter\(/g,
  '@simplewebauthn/server': /\bMetadataService\b/g,
  ioredis: /\bnew (?:Redis|Cluster|IORedis)\(/g,
  jose: /\bcreateRemoteJWKSet\(/g,
  kafkajs: /\bnew Kafka\(/g,
  nodemailer: /\bcreateTransport\(/g,
  'openid-client':
    /(?<![.\w]|async |private |public |protected |function )(?:discovery|authorizationCodeGrant|refreshTokenGrant|clientCredentialsGrant|tokenRevocation|tokenIntrospection|fetchUserInfo|fetchProtectedResource|dynamicClientRegistration)\(/g,
  pg: /\bnew (?:pg\.)?(?:Client|Pool)\(/g,
  'pg-boss': /\bnew PgBoss\(/g,
  typeorm: /\bnew DataSource\(/g,
  undici:
    /(?<![.\w]|async |private |public |protected |function )(?:request|fetch|stream|pipeline|connect|upgrade)\(|\bnew (?:\w*Agent|Pool|Client|BalancedPool|WebSocket|EventSource)\(/g,
  'node:net':
    /(?<![.\w]|async |private |public |protected |function )(?:connect|createConnection)\(|\bnew Socket\(/g,
  'node:tls': /(?<![.\w]|async |private |public |protected |function )connect\(/g,
  'node:http': /(?<![.\w]|async |private |public |protected |function )(?:request|get)\(|\bnew Agent\(/g,
  'node:https': /(?<![.\w]|async |private |public |protected |function )(?:request|get)\(|\bnew Agent\(/g,
  'node:http2': /(?<![.\w]|async |private |public |protected |function )connect\(/g,
  'node:dgram': /\bcreateSocket\(/g,
  'node:dns': /(?<![.\w]|async |private |public |protected |function )(?:lookup|resolve\w*|reverse)\(/g,
  'node:dns/promises':
    /(?<![.\w]|async |private |public |protected |function )(?:lookup|resolve\w*|reverse)\(/g,
};

/** Nobody imports these. A method of that name is not meant, nor a declaration of one, nor something that was handed in. */
const GLOBALS =
  /(?<![.\w]|async |private |public |protected |function )fetch\(|\bnew (?:WebSocket|EventSource)\(/g;
const HANDED_IN = /[{,] fetch(?:,| }|:)/;
const DECLARED = /^\s*(?:(?:async|private|public|protected|static|readonly) )*\w+\([^)]*\)[^;{]*(?:\{|;)\s*$/;

/** Packages that open no connection by themselves. */
const LOCAL = new Set([
  '@fastify/cors',
  '@fastify/multipart',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@node-rs/argon2',
  '@opentelemetry/api',
  '@opentelemetry/context-async-hooks',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
  '@scalar/fastify-api-reference',
  'fastify',
  'find-my-way',
  'minisearch',
  'opossum',
  'otpauth',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'reflect-metadata',
  'rxjs',
  'sharp',
  'thumbhash',
  'uuid',
  'yazl',
  'zod',
]);

/** The dependencies of which nobody has said whether they open connections. */
export function unclassified(dependencies: readonly string[]): string[] {
  return dependencies.filter((name) => !(name in MAKERS) && !LOCAL.has(name));
}

/** Each place in a source that makes a client, as it is written there. */
export function clientsIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '');
  const imported = [...code.matchAll(/(?:from|import\(|import) ?'([^']+)'/g)].map(([, name = '']) => name);
  const makers = imported.flatMap((name) => MAKERS[name] ?? []);
  const lines = code.split('\n').filter((line) => !DECLARED.test(line) || /=|return|await/.test(line));
  const all = HANDED_IN.test(code) ? makers : [...makers, GLOBALS];
  return lines.flatMap((line) => all.flatMap((maker) => [...line.matchAll(maker)].map(([text]) => text)));
}
