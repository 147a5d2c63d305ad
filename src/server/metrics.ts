import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolUse } from '../db/driver/lasting-client.ts';
import type { Exchange } from './exchange.ts';
import type { BudgetState } from './rate-limits.ts';

/** Measures of this process, for Prometheus. */
export interface Metrics {
  /** One request to the GraphQL address is over. */
  requestDone(exchange: Exchange, status: number): void;
  rateRefused(state: BudgetState): void;
  /** The embedded engine was lost; another is joined or started. */
  engineLost(): void;
  /** A job of the scheduler has run; `ok` when it did what it is for. */
  jobDone(name: string, ok: boolean, seconds: number): void;
  /** An attempt to deliver a webhook is over; `result` is `delivered` or why it was not. */
  webhookAttempted(result: string, seconds: number): void;
  /** Adds a figure that is asked for at each reading; undefined leaves it out. The hook for parts that come later. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void;
  /** Asks the pool each time how it is used. */
  watchPool(use: () => PoolUse): void;
  /** All figures in the text format, and its media type. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds; most answers of this service take some milliseconds, and none may take longer than the deadline. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How a name of the outside is counted that is not in the list of its kind: labels must not grow with what callers send. */
const OTHER = 'other';
const CODE = /^[A-Z][A-Z_]{3,39}$/;
/** More codes than the service has; what comes after is counted as one. */
const MAX_CODES = 60;

/**
 * Makes the measures of a process in a registry of their own.
 *
 * @param operations names of the checked-in operations; any other name is counted as `other`
 */
export function createMetrics(operations: ReadonlySet<string> = new Set()): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const duration = new Histogram({
    name: 'catalog_request_duration_seconds',
    help: 'Time from the first byte of a GraphQL request to the end of its answer',
    labelNames: ['kind', 'status'] as const,
    buckets: DURATION_BUCKETS,
    registers,
  });
  const byOperation = new Counter({
    name: 'catalog_operations_total',
    help: 'GraphQL requests by the name of a checked-in operation',
    labelNames: ['operation', 'status'] as const,
    registers,
  });
  const errors = new Counter({
    name: 'catalog_errors_total',
    help: 'Errors in answers by code, refused documents among them',
    labelNames: ['code'] as const,
    registers,
  });
  const cost = new Counter({
    name: 'catalog_cost_total',
    help: 'Nodes that admitted operations asked for',
    labelNames: ['caller'] as const,
    registers,
  });
  const refused = new Counter({
    name: 'catalog_rate_limited_total',
    help: 'Requests refused by a rate limit',
    labelNames: ['budget'] as const,
    registers,
  });
  const engine = new Counter({
    name: 'catalog_engine_restarts_total',
    help: 'Times the embedded engine was lost and another joined or started',
    registers,
  });
  const jobs = new Histogram({
    name: 'catalog_job_duration_seconds',
    help: 'Runs of background jobs',
    labelNames: ['job', 'result'] as const,
    buckets: DURATION_BUCKETS,
    registers,
  });
  const webhooks = new Histogram({
    name: 'catalog_webhook_duration_seconds',
    help: 'Attempts to deliver webhooks',
    labelNames: ['result'] as const,
    buckets: [...DURATION_BUCKETS, 15],
    registers,
  });
  const codes = new Set<string>();
  const codeLabel = (code: string): string => {
    if (!CODE.test(code) || (!codes.has(code) && codes.size >= MAX_CODES)) return OTHER;
    codes.add(code);
    return code;
  };
  const gauge: Metrics['gauge'] = (name, help, read) => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  };

  return {
    requestDone(exchange, status) {
      const { operationKind, operationName, errorCodes, startedAt } = exchange;
      const kind = operationKind ?? 'none';
      duration.observe({ kind, status }, (performance.now() - startedAt) / 1000);
      if (operationName !== undefined) {
        byOperation.inc({ operation: operations.has(operationName) ? operationName : OTHER, status });
      }
      for (const code of errorCodes) errors.inc({ code: codeLabel(code) });
      if (exchange.cost !== undefined) {
        cost.inc({ caller: exchange.caller?.isSignedIn ? 'signed_in' : 'anonymous' }, exchange.cost);
      }
    },
    rateRefused: ({ budget }) => refused.inc({ budget }),
    engineLost: () => engine.inc(),
    jobDone: (job, ok, seconds) => jobs.observe({ job, result: ok ? 'done' : 'failed' }, seconds),
    webhookAttempted: (result, seconds) => webhooks.observe({ result }, seconds),
    gauge,
    watchPool(use) {
      gauge('catalog_pool_connections_max', 'Connections the pool may open', () => use().max);
      gauge('catalog_pool_connections_open', 'Connections that are open', () => use().open);
      gauge('catalog_pool_connections_busy', 'Connections with a statement or transaction under way', () => use().busy);
    },
    text: async () => await registry.metrics(),
    contentType: registry.contentType,
  };
}
