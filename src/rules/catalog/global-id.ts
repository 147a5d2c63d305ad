import { isNodeName, type NodeName } from './nouns.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What has a global id: rows that `node` answers, and versions of policy, which are found by their day instead. */
export type IdentifiedNoun = NodeName | 'Provision' | 'WorkCalendar';

/**
 * The opaque global id of a row (Relay's object identification).
 *
 * @param noun the type
 * @param id its uuid
 */
export function encodeGlobalId(noun: IdentifiedNoun, id: string): string {
  return Buffer.from(`${noun}:${id}`).toString('base64url');
}

/**
 * Reads a global id.
 *
 * @param text what a caller sent
 * @returns the type and uuid, or null when it is no id of ours
 */
export function decodeGlobalId(text: string): { noun: NodeName; id: string } | null {
  const decoded = Buffer.from(text, 'base64url').toString('latin1');
  const colon = decoded.indexOf(':');
  const noun = decoded.slice(0, colon);
  const id = decoded.slice(colon + 1);
  return isNodeName(noun) && uuid.test(id) && encodeGlobalId(noun, id) === text ? { noun, id } : null;
}
