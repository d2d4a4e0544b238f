import { Agent } from 'undici';

/**
 * Connections to other services. A signal's deadline alone does not hold before there is one: undici looks at it only then, and waits
 * 10 s for a machine that neither takes nor refuses it.
 */
export const connections = new Agent({ connect: { timeout: 1_500 } });
