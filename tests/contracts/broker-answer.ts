import type { ShapeName } from './broker-shapes.ts';

export interface BrokerAnswer {
  readonly status: number;
  readonly shape?: ShapeName;
  readonly answer: unknown;
}

export const NOW = new Date().toISOString();

export const ok = (shape: ShapeName, answer: unknown, status = 200): BrokerAnswer => ({
  status,
  shape,
  answer,
});
export const unknown: BrokerAnswer = {
  status: 404,
  answer: { error: 'The requested resource was not found.' },
};
export const invalid = (...errors: string[]): BrokerAnswer => ok('invalid', { errors }, 400);

/** The links of one broker. */
export class BrokerLinks {
  constructor(private readonly base: string) {}

  to = (path: string, name?: string) => ({
    href: this.base + path,
    ...(name ? { name, title: name } : {}),
    ...(path.includes('{') ? { templated: true } : {}),
  });

  self = (path: string) => ({ _links: { self: this.to(path) } });

  version = (name: string, number: string) => ({
    number,
    ...this.self(`/pacticipants/${name}/versions/${number}`),
  });
}
