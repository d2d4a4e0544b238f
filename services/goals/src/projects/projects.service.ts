import { Injectable } from '@nestjs/common';
import { Outbox, type Tx, type UserId } from '@odyssey/events';
import { Clock, type ExpectedVersion, expectVersion, newId } from '@odyssey/platform';
import { FollowService } from '../items/follow.service.ts';
import { PlacementService } from '../items/placement.service.ts';
import { CountsService } from '../progress/counts.service.ts';
import { ProjectEntity } from './project.entity.ts';
import { changeProject, createProject, type Project, type ProjectEdit } from './project.rules.ts';

@Injectable()
export class ProjectsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly placement: PlacementService,
    private readonly follow: FollowService,
    private readonly counts: CountsService,
  ) {}

  /** @throws ReferenceMissing, ProjectDatesReversed */
  async create(tx: Tx, owner: UserId, fields: ProjectEdit & { title: string }): Promise<Project> {
    const lifeAreaId = await this.lifeArea(tx, owner, null, fields);
    const change = createProject(newId(), owner, { ...fields, lifeAreaId }, this.clock.now());
    const project = await this.outbox.saveChange<Project>(tx, ProjectEntity, change);
    await this.counts.count(tx, owner, 'project', [{ after: counted(project) }]);
    return project;
  }

  /** @throws not_found, stale_version, ProjectCancelled, ProjectDatesReversed, ReferenceMissing */
  async update(
    tx: Tx,
    owner: UserId,
    id: string,
    edit: ProjectEdit,
    expected: ExpectedVersion,
  ): Promise<Project> {
    const before = await tx.findOwned(ProjectEntity, owner, id);
    expectVersion(before, expected);
    const lifeAreaId = await this.lifeArea(tx, owner, before.lifeAreaId, edit);
    const change = changeProject(before, { ...edit, lifeAreaId }, this.clock.now());
    if (!change.changed) return before;
    const after = await this.outbox.saveChange<Project>(tx, ProjectEntity, change);
    await this.counts.count(tx, owner, 'project', [{ before: counted(before), after: counted(after) }]);
    await this.follow.projectMoved(tx, owner, id, before.lifeAreaId, after.lifeAreaId);
    return after;
  }

  private async lifeArea(tx: Tx, owner: UserId, current: string | null, { lifeAreaId }: ProjectEdit) {
    const at = { goalId: null, projectId: null, lifeAreaId: current };
    return (await this.placement.resolve(tx, owner, at, { lifeAreaId })).lifeAreaId;
  }
}

/** A project is in no other project. */
const counted = ({ status, lifeAreaId }: Project) => ({ status, lifeAreaId, projectId: null });
