import type { FastifyBaseLogger } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { certificateSecret } from '../auth/certificates/secret.ts';
import { createCertificateSigner } from '../auth/certificates/signer.ts';
import type { DatabasePool } from '../db/client.ts';
import { foldChanges } from '../db/stores/changes.ts';
import { indexLeftOver, markMissing } from '../db/stores/search-documents.ts';
import { expireAgreements } from '../jobs/expire-agreements.ts';
import { expireDemands } from '../jobs/expire-demands.ts';
import { addUpAllCounts } from '../jobs/kept-counts.ts';
import { thisProcess } from '../jobs/process-owner.ts';
import { applyRetention, type RetentionPeriods } from '../jobs/retention.ts';
import { runSavedSearches } from '../jobs/saved-searches.ts';
import { createSchedule, type Schedule, type ScheduledJob } from '../jobs/schedule.ts';
import { suspendUnpricedOffers } from '../jobs/suspend-unpriced.ts';
import { watchClocks } from '../jobs/watch-clocks.ts';
import { watchRegistrations } from '../jobs/watch-registrations.ts';
import { WebhookDispatcher } from '../jobs/webhooks/dispatcher.ts';
import { createSender } from '../jobs/webhooks/send.ts';
import type { Config } from './config.ts';
import { isDatabaseUnavailable } from './database-faults.ts';
import type { Metrics } from './metrics.ts';
import { webhookServices } from './webhooks.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** So that the sum of changes is one of some hundred rows at the most. */
const FOLDING_MS = 10_000;
/** Clocks run by days: after midnight in Shanghai, what is overdue is told within this time. */
const WATCHING_MS = 10 * MINUTE_MS;

/** The periods of the configuration. */
export const retentionPeriods = (config: Config): RetentionPeriods => ({
  serviceKeyDays: config.retentionServiceKeyDays,
  importReportDays: config.retentionImportReportDays,
});

/**
 * The background jobs of the service, not yet started.
 *
 * Takes configuration, database, logger and measures. A run that fails is logged and tried again at its next time.
 */
export function serverJobs(config: Config, pool: DatabasePool, log: FastifyBaseLogger, metrics: Metrics): Schedule {
  const now = (): Date => new Date();
  const signer = createCertificateSigner(config.publicUrl, certificateSecret(config));
  const retention: ScheduledJob = {
    name: 'retention',
    everyMs: 60 * MINUTE_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const removed = await applyRetention(pool, retentionPeriods(config), { now: now(), signal });
      if (Object.values(removed).some((count) => count > 0)) log.info({ removed }, 'removed what is no longer needed');
    },
  };
  const folding: ScheduledJob = {
    name: 'fold-changes',
    everyMs: FOLDING_MS,
    run: async () => void (await foldChanges(pool)),
  };
  const keptCounts: ScheduledJob = {
    name: 'kept-counts',
    everyMs: MINUTE_MS,
    run: async (signal) => await addUpAllCounts(pool, { signal }),
  };
  const webhooks: ScheduledJob = {
    name: 'webhooks',
    everyMs: SECOND_MS,
    // One run lasts until the process stops, or another process has taken the lease over.
    run: async (signal) => await deliverWebhooks(config, pool, log, metrics, signal),
  };
  const expiry: ScheduledJob = {
    name: 'agreement-expiry',
    everyMs: 10 * MINUTE_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const ended = await expireAgreements(pool, { now: now(), newId: uuidv7, signal });
      if (ended > 0) log.info({ ended }, 'ended agreements whose term is over');
      const closed = await expireDemands(pool, { now: now(), newId: uuidv7, signal });
      if (closed > 0) log.info({ closed }, 'closed data demands whose last day is over');
      const suspended = await suspendUnpricedOffers(pool, { now: now(), newId: uuidv7, signal });
      if (suspended > 0) log.info({ suspended }, 'suspended offers whose fee has ended');
    },
  };
  const registrations: ScheduledJob = {
    name: 'registration-clock',
    everyMs: 10 * MINUTE_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const moved = await watchRegistrations(pool, signer, { now: now(), newId: uuidv7, signal });
      if (Object.values(moved).some((count) => count > 0))
        log.info({ moved }, 'moved registrations on by the calendar');
    },
  };
  let isMarked = false;
  const searchIndex: ScheduledJob = {
    name: 'search_index',
    everyMs: MINUTE_MS,
    firstAfterMs: 0,
    run: async (signal) => {
      if (!isMarked) await markMissing(pool);
      isMarked = true;
      const documents = await indexLeftOver(pool, signal);
      if (documents > 0) log.info({ documents }, 'made what search was missing');
    },
  };
  const clocks: ScheduledJob = {
    name: 'watch-clocks',
    everyMs: WATCHING_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const told = await watchClocks(pool, { now: now(), newId: uuidv7, signal });
      if (Object.values(told).some((count) => count > 0))
        log.info({ told }, 'told of what is near and what is overdue');
    },
  };
  const searches: ScheduledJob = {
    name: 'saved-searches',
    everyMs: MINUTE_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const { told, broken } = await runSavedSearches(pool, { now: now(), newId: uuidv7, signal });
      if (told > 0) log.info({ told }, 'told of what saved searches have found');
      if (broken.length > 0) log.warn({ savedSearches: broken }, 'saved searches have filters that mean nothing now');
    },
  };
  return createSchedule(
    [retention, folding, keptCounts, webhooks, searchIndex, clocks, searches, expiry, registrations],
    {
      db: pool,
      now,
      holder: `${thisProcess}/${uuidv7()}`,
      onRun: (job, { error, seconds }) => {
        metrics.jobDone(job, error === undefined, seconds);
        if (error !== undefined) {
          const level = isDatabaseUnavailable(error) ? 'warn' : 'error';
          log[level]({ job, err: error }, 'a job failed and will be tried again');
        }
      },
    },
  );
}

async function deliverWebhooks(
  config: Config,
  pool: DatabasePool,
  log: FastifyBaseLogger,
  metrics: Metrics,
  signal: AbortSignal,
): Promise<void> {
  const services = webhookServices(config, pool);
  const sender = createSender({ targets: services.targets });
  const dispatcher = new WebhookDispatcher({
    ...{ pool, sender, services, newId: uuidv7, now: () => new Date(), random: Math.random },
    onFault: (error) => {
      log[isDatabaseUnavailable(error) ? 'warn' : 'error'](
        { err: error },
        'webhooks cannot be sent; it is tried again',
      );
    },
    onAttempt: (errorCode, seconds) => metrics.webhookAttempted(errorCode ?? 'delivered', seconds),
  });
  try {
    await dispatcher.run(signal);
  } finally {
    sender.close();
  }
}
