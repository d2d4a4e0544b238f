/**
 * Loaded into a service before its own code (`--import`): while the file named by DEGRADATION_FULL_DISK exists, nothing more
 * can be written to its folders, as on a disk without room. Why not a real one: docs/degradation.md.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const flag = process.env.DEGRADATION_FULL_DISK ?? '';
const full = () => fs.existsSync(flag);
const noRoom = () =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    errno: -28,
    syscall: 'write',
  });

for (const name of ['write', 'writev']) {
  const real = fs[name];
  fs[name] = (...args) => (full() && args[0] > 2 ? process.nextTick(args.at(-1), noRoom()) : real(...args));
}
for (const name of ['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'copyFile']) {
  const real = fs.promises[name];
  fs.promises[name] = (...args) => (full() ? Promise.reject(noRoom()) : real(...args));
}
const handle = await fs.promises.open(process.execPath);
const prototype = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ['write', 'writev', 'writeFile', 'appendFile']) {
  const real = prototype[name];
  prototype[name] = function write(...args) {
    return full() ? Promise.reject(noRoom()) : real.apply(this, args);
  };
}
syncBuiltinESMExports();
