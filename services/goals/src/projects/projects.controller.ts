import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import {
  Answers,
  Caller,
  type CallerIdentity,
  type ExpectedVersion,
  Fails,
  IdParam,
  IfMatch,
  Input,
  Page,
  QueryOf,
  Requests,
  Scope,
} from '@odyssey/platform';
import { TrashService } from '../trash/trash.service.ts';
import { ProjectInput, ProjectPatch, ProjectQuery, ProjectView, toProjectView } from './project.dto.ts';
import { ProjectQueries } from './project-queries.service.ts';
import { ProjectsService } from './projects.service.ts';

@Controller('v1/projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly queries: ProjectQueries,
    private readonly trash: TrashService,
    private readonly requests: Requests,
  ) {}

  /** The person's projects, oldest first. */
  @Get()
  @Scope('projects:read')
  @Answers(200, Page(ProjectView))
  list(
    @Caller() caller: CallerIdentity,
    @QueryOf(ProjectQuery) query: ProjectQuery,
  ): Promise<Page<ProjectView>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Scope('projects:write')
  @Answers(201, ProjectView, { location: (project) => `/v1/projects/${project.id}` })
  @Fails('not_found')
  create(@Caller() caller: CallerIdentity, @Input(ProjectInput) input: ProjectInput): Promise<ProjectView> {
    return this.requests.forCaller(caller, async (tx) =>
      toProjectView(await this.projects.create(tx, caller.userId, input)),
    );
  }

  @Get(':id')
  @Scope('projects:read')
  @Answers(200, ProjectView)
  find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<ProjectView> {
    return this.queries.find(userId, id);
  }

  @Patch(':id')
  @Scope('projects:write')
  @Answers(200, ProjectView)
  @Fails('project_cancelled')
  update(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(ProjectPatch) patch: ProjectPatch,
  ): Promise<ProjectView> {
    return this.requests.forCaller(caller, async (tx) =>
      toProjectView(await this.projects.update(tx, caller.userId, id, patch, expected)),
    );
  }

  /** Puts the project, its goals and tasks into the trash, from where they can be restored for 30 days. */
  @Delete(':id')
  @Scope('projects:write')
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) =>
      this.trash.put(tx, caller.userId, 'project', id, expected),
    );
  }
}
