import type { PictureAnswer, PictureWork } from './picture.types.ts';
import { makePicture, Undecodable } from './recipe.ts';

/**
 * A program of its own, started by `PictureProcesses`: native decoders read bytes that strangers sent, and a fault
 * there ends the process it happens in. One picture at a time, so that a death names its picture.
 */
process.on('message', (work: PictureWork) => {
  void answer(work).then((result) => process.send?.(result));
});
// The service is gone, even if it was killed: nobody waits for the answer any more.
process.on('disconnect', () => process.exit(0));

async function answer(work: PictureWork): Promise<PictureAnswer> {
  try {
    return { outcome: 'made', picture: await makePicture(work) };
  } catch (error) {
    const detail = (error as Error).message;
    return { outcome: error instanceof Undecodable ? 'undecodable' : 'failed', detail };
  }
}
