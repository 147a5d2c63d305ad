import type { Node } from './node.ts';

/** How a graph is written in one form, subject by subject, so that nothing of it has to be kept. */
export interface GraphWriter {
  /** What comes before the first node. */
  readonly head: string;
  /** What comes after the last one. */
  readonly tail: string;
  /** What comes between two; nothing in forms that need none. */
  readonly between?: string;
  node(node: Node): string;
}
