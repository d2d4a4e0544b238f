import { Module } from '@nestjs/common';
import { FrontDoor } from './front-door.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';
import { AccountPagesController } from './pages/account-pages.controller.ts';
import { PagesController } from './pages/pages.controller.ts';

@Module({ controllers: [PagesController, AccountPagesController, OpenApiController], providers: [FrontDoor] })
export class GatewayModule {}
