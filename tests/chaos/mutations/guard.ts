import type { Promised } from '../../../tools/src/chaos/checks.ts';
import type { Scene } from './scene.ts';

/** One guard of the library: what goes wrong without it, and the interleaving that shows it. */
export interface Guard {
  readonly name: string;
  /** What is broken without the guard: this, and nothing else. */
  readonly breaks: Promised;
  /** The same script with and without the guard; its end is quiet. @returns what is broken then. */
  play(scene: Scene): Promise<Promised[]>;
  /** Takes the guard away; one that is not there any more fails to compile, or here. @returns what puts it back. */
  remove(scene: Scene): Promise<() => void> | (() => void);
}
