/** `task` comes after `dependsOn`. */
export interface Dependency {
  taskId: string;
  dependsOnId: string;
}

/**
 * The circle that would arise if `taskId` depended on these, or undefined. It begins and ends with the task.
 * `known` must hold every dependency that can be reached from them.
 */
export function findCycle(
  taskId: string,
  dependsOn: readonly string[],
  known: readonly Dependency[],
): string[] | undefined {
  const before = Map.groupBy(known, (edge) => edge.taskId);
  const cameFrom = new Map<string, string>(dependsOn.map((id) => [id, taskId]));
  const toVisit = [...dependsOn];
  for (let id = toVisit.shift(); id !== undefined; id = toVisit.shift()) {
    if (id === taskId) return walkBack(taskId, cameFrom);
    for (const { dependsOnId } of before.get(id) ?? []) {
      if (cameFrom.has(dependsOnId)) continue;
      cameFrom.set(dependsOnId, id);
      toVisit.push(dependsOnId);
    }
  }
  return undefined;
}

function walkBack(taskId: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [taskId];
  for (let id = cameFrom.get(taskId); id !== undefined && id !== taskId; id = cameFrom.get(id))
    path.unshift(id);
  return [taskId, ...path];
}
