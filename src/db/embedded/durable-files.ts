import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The module that runs the engine, as far as we reach into it. */
interface EngineModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number } };
}

/**
 * The file system of PGlite for Node, with an fsync that reaches the disk: it has only the place for one. With it, and with
 * the engine's own fsync switched on ({@link durableParameters}), a commit survives a power failure too. A failure of the
 * disk ends the engine, as it ends PostgreSQL: nobody can know what was written.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pg, given]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, given);
    const addFsync = (module: unknown) => {
      (module as EngineModule).NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        return 0;
      };
    };
    const preRun = [emscriptenOpts.preRun ?? [], addFsync].flat();
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** PGlite passes `-F`, no fsync; and of the methods to flush the log only fsync comes through to the file system. */
export function durableParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'];
}
