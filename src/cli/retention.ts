import process from 'node:process';
import { Command } from 'commander';
import { applyRetention, IDEMPOTENCY_KEY_DAYS } from '../jobs/retention.ts';
import { loadConfig } from '../server/config.ts';
import { retentionPeriods } from '../server/jobs.ts';
import { clock } from './clock.ts';
import { runCommand } from './run-command.ts';

new Command('retention')
  .description(
    'Remove what is no longer needed, as the service does by itself every hour: idempotency keys after ' +
      `${IDEMPOTENCY_KEY_DAYS} days,\nkeys of service accounts RETENTION_SERVICE_KEY_DAYS after their end, and reports of imports ` +
      'after\nRETENTION_IMPORT_REPORT_DAYS. Reads the environment of the service. Safe to repeat and to run beside it.',
  )
  .action(async () => {
    await runCommand(async ({ connection, signal }) => {
      const periods = retentionPeriods(loadConfig(process.env));
      const removed = await applyRetention(connection.pool, periods, { now: clock.now(), signal });
      console.log(`  幂等键 idempotency keys     ${removed.idempotencyKeys}`);
      console.log(`  服务密钥 service keys       ${removed.serviceKeys}`);
      console.log(`  导入报告 import reports     ${removed.importReports}`);
      console.log(`  推送记录 webhook deliveries ${removed.webhookDeliveries}`);
      return signal.aborted ? 1 : 0;
    });
  })
  .parse();
