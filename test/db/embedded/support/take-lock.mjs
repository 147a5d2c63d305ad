// Tries to take the lock of a data directory once: node take-lock.mjs <dataDir>. Says "held" and stays, or says "refused" and ends.
import { takeLock } from '../../../../dist/db/embedded/lock.js';
import { enginePlaces } from '../../../../dist/db/embedded/places.js';

try {
  await takeLock(enginePlaces(process.argv[2]));
  process.stdout.write('"held"\n');
  setInterval(() => {}, 1e9);
} catch (error) {
  process.stdout.write(`${JSON.stringify(error.name === 'LockHeldError' ? 'refused' : error.message)}\n`);
}
