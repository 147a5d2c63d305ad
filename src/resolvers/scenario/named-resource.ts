import type { Database } from '../../db/client.ts';
import { holdMappedResources, resourceCodeOf } from '../../db/stores/scenario-content.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput, type Refused } from '../../rules/errors.ts';
import { mayRead } from '../../rules/permissions.ts';
import type { MappedResource } from '../../rules/scenario/content.ts';
import type { Viewer } from '../../rules/viewer.ts';

/** The public code of a resource that is named by its code or its global id. */
export async function codeOfNamed(db: Database, named: string): Promise<string> {
  const decoded = decodeGlobalId(named);
  return decoded?.noun === 'Resource' ? ((await resourceCodeOf(db, decoded.id)) ?? named) : named;
}

/**
 * The resource a caller names, held until the transaction ends.
 *
 * @param named its public code or its global id
 * @throws Refused when there is none that the caller may see
 */
export async function heldResource(tx: Database, viewer: Viewer, named: string): Promise<MappedResource> {
  const code = await codeOfNamed(tx, named);
  const found = (await holdMappedResources(tx, [code])).get(code);
  const isSeen =
    found !== undefined && mayRead(viewer, 'Resource', { status: found.status, own: { provider: found.providerId } });
  if (!isSeen) throw unknownCode(named);
  return found;
}

const unknownCode = (code: string): Refused =>
  invalidInput(['resource'], 'unknown_code', {
    zh: `没有代码为“${code}”的数据资源，请改用已有的代码。`,
    en: `No resource has the code ${code}; use one that exists.`,
  });
