import type { FiledConsent, FiledEvent, FiledStep, Named, QuotedProvision } from '../application/whole-file.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** An item that is asked for, with what was said of it and its delivery. */
export interface FiledDemandItem {
  readonly resourceCode: string;
  /** Null for the resource as a whole. */
  readonly itemName: string | null;
  readonly grade: string;
  readonly justification: string;
  readonly subjectAuthorisation: string | null;
  readonly provider: Named | null;
  readonly deliveredAt: string | null;
  /** Its name inside the platform; never an address or data. */
  readonly platformReference: string | null;
  readonly consents: readonly FiledConsent[];
}

/** Name and version of the form of {@link WholeDemand}. */
export const wholeDemandForm = 'data-demand-file/1';

/** Parameters of the law that every demand is reviewed under. */
export const groundsOfDemands = ['demand.provincial_return.consents'] as const;

/** The whole file of a data demand (公共数据需求申请) as one document, as far as its reader may see it. */
export interface WholeDemand {
  readonly form: typeof wholeDemandForm;
  readonly exportedAt: string;
  /** The legal day of the export, on which its clocks are read. */
  readonly exportedOn: LocalDate;
  readonly demand: {
    readonly id: string;
    readonly code: string;
    readonly status: string;
    readonly purpose: string;
    readonly use: string;
    readonly endsOn: LocalDate;
    readonly quotaCalls: number | null;
    readonly quotaUnit: string | null;
    readonly createdAt: string;
    readonly submittedAt: string | null;
    readonly irsReference: string | null;
    readonly deliveredAt: string | null;
    readonly closedOn: LocalDate | null;
    readonly closeReason: string | null;
    readonly revision: number;
  };
  readonly operator: Named | null;
  /** The agreement it was asked for under, with its scenario. */
  readonly agreement: Named | null;
  readonly items: readonly FiledDemandItem[];
  /** What the rules said when it was decided. */
  readonly findings: readonly unknown[];
  readonly steps: readonly FiledStep[];
  readonly decision: {
    readonly decidedAt: string;
    readonly isGranted: boolean;
    readonly reason: string | null;
  } | null;
  readonly provisions: readonly QuotedProvision[];
  readonly history: readonly FiledEvent[];
}
