import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { ERRORS, OdysseyError } from '@odyssey/contracts';
import type { Wish } from '../models/models.service.ts';
import { CitationMarks } from './citation-marks.ts';
import type { ReplyView } from './conversation.dto.ts';
import { eventStream } from './event-stream.ts';

const logger = new Logger('live-reply');

/** An answer as server-sent events while it is being made. Its deltas join to the content that is stored. */
export function liveReply(reply: (wish: Wish) => Promise<ReplyView>): Readable {
  return eventStream(async (emit, signal) => {
    let marks = new CitationMarks();
    const say = (text: string) => {
      if (text !== '') emit('delta', { text });
    };
    try {
      const done = await reply({
        signal,
        onText: (piece) => say(marks.push(piece)),
        onRestart: () => {
          marks = new CitationMarks();
          emit('restart', {});
        },
      });
      say(marks.end());
      emit('done', done);
    } catch (error) {
      if (!(error instanceof OdysseyError)) logger.error(error, 'a live answer failed');
      const { code, status, title } = error instanceof OdysseyError ? error.def : ERRORS.internal_error;
      const detail = error instanceof OdysseyError ? error.message : ERRORS.internal_error.help;
      emit('error', { type: `/errors/${code}`, code, status, title, detail });
    }
  });
}
