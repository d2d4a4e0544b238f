import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ERRORS, type ErrorCode, OdysseyError } from '@odyssey/contracts';
import { Answers, Public } from '@odyssey/platform';
import type { FastifyReply } from 'fastify';
import { errorPage, errorsPage, errorView, errorViews } from './errors.page.ts';
import { homePage, homeView } from './home.page.ts';
import { PAGE_POLICY, wantsHtml } from './page.ts';

const HTML = 'text/html; charset=utf-8';
const HOUR_SECONDS = 3_600;

/** Pages for people, and the same as JSON for programs. They say nothing about anybody, so they may be kept. */
@Controller()
export class PagesController {
  @Get()
  @Public()
  @Answers(200, null, { contentType: 'text/html' })
  home(@Headers('accept') accept: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    return shown(reply, accept, homePage, homeView);
  }

  @Get('errors')
  @Public()
  @Answers(200, null, { contentType: 'text/html' })
  errors(@Headers('accept') accept: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    return shown(reply, accept, errorsPage, errorViews);
  }

  @Get('errors/:code')
  @Public()
  @Answers(200, null, { contentType: 'text/html' })
  error(
    @Param('code') code: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!Object.hasOwn(ERRORS, code))
      throw new OdysseyError('not_found', 'There is no error code of this name.');
    const def = ERRORS[code as ErrorCode];
    return shown(
      reply,
      accept,
      () => errorPage(def),
      () => errorView(def),
    );
  }
}

function shown(
  reply: FastifyReply,
  accept: string | undefined,
  html: () => string,
  json: () => object,
): string | object {
  // Beside what CORS has said: a cache must not give one origin's answer to another.
  const vary = [reply.getHeader('vary'), 'Accept'].flat().filter(Boolean).join(', ');
  void reply.headers({ vary, 'cache-control': `public, max-age=${HOUR_SECONDS}` });
  if (!wantsHtml(accept)) return json();
  void reply.headers({ 'content-type': HTML, 'content-security-policy': PAGE_POLICY });
  return html();
}
