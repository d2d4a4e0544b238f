/** Sets this process's wall clock off by so many milliseconds; its monotonic clock goes on as it was, as on a real host. */
export function skewClock(ms: number): void {
  if (ms === 0) return;
  const Right = Date;
  const now = () => Right.now() + ms;
  globalThis.Date = new Proxy(Right, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Right(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}
