import { Controller, Get } from '@nestjs/common';
import { Answers, Public } from '@odyssey/platform';
import { ScopeList, scopeList } from './personal-token.dto.ts';

@Controller('v1/auth/scopes')
export class ScopesController {
  /** What a token can be allowed, in plain words. */
  @Get()
  @Public()
  @Answers(200, ScopeList)
  list(): ScopeList {
    return scopeList;
  }
}
