import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { makeCluster } from './cluster.ts';
import { DurableFiles, durableParameters } from './durable-files.ts';
import type { EnginePlaces } from './places.ts';
import type { EngineOrder } from './settings.ts';

/** Extensions a migration may create: costs some 20 ms at each start. */
const extensions = { pg_trgm };

/**
 * Opens the database of a data directory, and makes it first when there is none. Takes the places, whose lock the caller
 * holds, and the order; throws with the engine's own last words when it does not start.
 */
export async function openDatabase(places: EnginePlaces, order: EngineOrder): Promise<PGlite> {
  const fsync = order.fsync ?? true;
  await makeCluster(places.cluster, { image: order.image, fsync });
  const files: PGliteOptions = fsync
    ? { fs: new DurableFiles(places.cluster), startParams: durableParameters(PGlite.defaultStartParams) }
    : { dataDir: places.cluster };
  const lastWords: string[] = [];
  const onStderr = (line: string) => {
    if (lastWords.push(line) > 5) lastWords.shift();
    return true;
  };
  try {
    return await PGlite.create({ ...files, relaxedDurability: false, extensions, onStderr });
  } catch (error) {
    throw new Error([`${places.cluster} does not open`, ...lastWords].join(': '), { cause: error });
  }
}
