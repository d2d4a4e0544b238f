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
import { TaskInput, TaskPatch, TaskQuery, TaskView, toTaskEdit, toTaskView } from './task.dto.ts';
import { TaskQueries } from './task-queries.service.ts';
import { TasksService } from './tasks.service.ts';

@Controller('v1/tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly queries: TaskQueries,
    private readonly trash: TrashService,
    private readonly requests: Requests,
  ) {}

  /** The person's tasks, oldest first. */
  @Get()
  @Scope('tasks:read')
  @Answers(200, Page(TaskView))
  list(@Caller() caller: CallerIdentity, @QueryOf(TaskQuery) query: TaskQuery): Promise<Page<TaskView>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Scope('tasks:write')
  @Answers(201, TaskView, { location: (task) => `/v1/tasks/${task.id}` })
  @Fails('not_found')
  create(@Caller() caller: CallerIdentity, @Input(TaskInput) input: TaskInput): Promise<TaskView> {
    return this.requests.forCaller(caller, async (tx) =>
      toTaskView(await this.tasks.create(tx, caller.userId, toTaskEdit(input))),
    );
  }

  @Get(':id')
  @Scope('tasks:read')
  @Answers(200, TaskView)
  find(@Caller() { userId }: CallerIdentity, @IdParam('id') id: string): Promise<TaskView> {
    return this.queries.find(userId, id);
  }

  @Patch(':id')
  @Scope('tasks:write')
  @Answers(200, TaskView)
  @Fails('task_cancelled', 'dependency_cycle')
  update(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
    @Input(TaskPatch) patch: TaskPatch,
  ): Promise<TaskView> {
    return this.requests.forCaller(caller, async (tx) =>
      toTaskView(await this.tasks.update(tx, caller.userId, id, toTaskEdit(patch), expected)),
    );
  }

  /** Puts the task into the trash, from where it can be restored for 30 days. */
  @Delete(':id')
  @Scope('tasks:write')
  @Answers(204, null)
  remove(
    @Caller() caller: CallerIdentity,
    @IdParam('id') id: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.requests.forCaller(caller, (tx) => this.trash.put(tx, caller.userId, 'task', id, expected));
  }

  @Post(':id/complete')
  @Scope('tasks:write')
  @Answers(200, TaskView)
  @Fails('task_cancelled')
  complete(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<TaskView> {
    return this.requests.forCaller(caller, async (tx) =>
      toTaskView(await this.tasks.complete(tx, caller.userId, id)),
    );
  }

  @Post(':id/reopen')
  @Scope('tasks:write')
  @Answers(200, TaskView)
  reopen(@Caller() caller: CallerIdentity, @IdParam('id') id: string): Promise<TaskView> {
    return this.requests.forCaller(caller, async (tx) =>
      toTaskView(await this.tasks.reopen(tx, caller.userId, id)),
    );
  }
}
