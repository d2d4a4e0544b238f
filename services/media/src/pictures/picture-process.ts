import type { PictureAnswer, PictureProgress, PictureWork } from './picture.types.ts';
import { makePicture, Undecodable } from './recipe.ts';

/**
 * A program of its own, started by `PictureProcesses`: native decoders read bytes that strangers sent, and a fault
 * there ends the process it happens in. One picture at a time, so that a death names its picture.
 */
process.on('message', (work: PictureWork) => {
  void answer(work).then(tell);
});
// The service is gone, even if it was killed: nobody waits for the answer any more.
process.on('disconnect', () => process.exit(0));

function tell(news: PictureProgress | PictureAnswer): void {
  process.send?.(news);
}

async function answer(work: PictureWork): Promise<PictureAnswer> {
  try {
    return { outcome: 'made', picture: await makePicture(work, (stage) => tell({ stage })) };
  } catch (error) {
    const detail = (error as Error).message;
    return { outcome: error instanceof Undecodable ? 'undecodable' : 'failed', detail };
  }
}
