/** Rules whose findings are written when a resource changes under the scenarios it serves. */
export const mappingRules = {
  /** 禁止开放 data is never authorised (ZJ44; the first call, 2023-09-28). */
  prohibited: 'prohibited-resource-unmapped',
  itemRemoved: 'mapped-item-removed',
  withdrawn: 'withdrawn-resource-unmapped',
} as const;

/** What a message names of a resource. */
export interface NamedResource {
  readonly code: string;
  readonly title: string;
}

/**
 * What the owner of a scenario reads when a resource of theirs has become 禁止开放: such data may not be authorised, so
 * the mapping is gone and the needs stand open again.
 *
 * @param needs titles of the needs it answered
 */
export function prohibitedMessage(resource: NamedResource, needs: readonly string[]): string {
  return `数据资源 ${resource.code}《${resource.title}》已改为禁止开放，不得用于授权运营，已从需求${quoted(needs)}中移除，请另寻数据资源。`;
}

/**
 * What the owner of a scenario reads when a resource of theirs has been withdrawn by its steward.
 *
 * @param needs titles of the needs it answered
 */
export function withdrawnMessage(resource: NamedResource, needs: readonly string[]): string {
  return `数据资源 ${resource.code}《${resource.title}》已被撤回，已从需求${quoted(needs)}中移除，请另寻数据资源。`;
}

/**
 * What the owner of a scenario reads when items they asked for are no longer in the resource.
 *
 * @param items names of the items that are gone
 */
export function itemRemovedMessage(
  resource: NamedResource,
  items: readonly string[],
  needs: readonly string[],
): string {
  return `数据资源 ${resource.code}《${resource.title}》不再包含信息项${quoted(items)}，已从需求${quoted(needs)}的匹配中移除，请核对需求是否仍可满足。`;
}

const quoted = (names: readonly string[]): string => [...new Set(names)].map((name) => `“${name}”`).join('、');
