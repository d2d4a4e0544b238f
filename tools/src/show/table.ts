import type { StackStatus } from '../stack/stack.ts';

/** Columns as wide as their widest word. */
export function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The stack as a person wants to see it: each service, its address, its health; then the parts. */
export function statusTable(status: StackStatus): string {
  const health = (ready: boolean, state: string) => (ready ? '✔ ready' : `✘ ${state}`);
  const services = status.services.map(({ name, url, ready, state, pid, restarts }) => [
    name,
    name === 'gateway' ? status.gateway.url : url,
    health(ready, state === 'ready' ? 'not ready' : state),
    pid ? String(pid) : '',
    restarts > 0 ? String(restarts) : '',
  ]);
  const parts = [
    ['kafka', status.kafka.brokers.join(','), status.kafka.state],
    ['postgres', status.postgres.url, status.postgres.state],
    ['redis', status.redis.url, status.redis.state],
    ['mail', status.mail.url, status.mail.state],
  ].map(([name = '', url = '', state = '']) => [
    name,
    url,
    health(state === 'ready' || state === 'external', state),
    '',
    '',
  ]);
  return table([['service', 'URL', 'health', 'pid', 'restarts'], ...services, ...parts]);
}
