import type { CalendarSeed, ProvisionSeed } from '../../interchange/seed-file.ts';
import { calendarFaults } from '../../rules/calendar/calendar-faults.ts';
import { provisionFaults } from '../../rules/policy/provision-faults.ts';
import type { SeedIssue, SeedRows } from './read-seed-file.ts';
import { SeedChecks } from './seed-checks.ts';

/**
 * What is wrong in provisions and calendars beyond the form of each row: what the rules find, the same version twice, a
 * parameter whose provisions disagree about which value is the stricter one.
 */
export function checkPolicy(provisions: SeedRows<ProvisionSeed>, calendars: SeedRows<CalendarSeed>): SeedIssue[] {
  const versions = new Set<string>();
  const years = new Set<string>();
  const directions = new Map<string, ProvisionSeed['stricter']>();
  const ofProvisions = new SeedChecks(provisions).each((row, report) => {
    const { code, validFrom, parameter, value, stricter } = row;
    if (versions.has(`${code} ${validFrom}`)) report('validFrom', `${code} has a version from ${validFrom} already`);
    versions.add(`${code} ${validFrom}`);
    for (const { field, message } of provisionFaults(row)) report(field, message.en);
    if (parameter === null || value === null) return;
    const direction = directions.get(parameter);
    if (direction !== undefined && direction !== stricter) {
      report('stricter', `other provisions of ${parameter} say ${direction ?? 'that there is no order'}`);
    }
    directions.set(parameter, stricter);
  });
  const ofCalendars = new SeedChecks(calendars).each((row, report) => {
    if (years.has(`${row.code} ${row.year}`)) report('year', `${row.code} ${row.year} is there twice`);
    years.add(`${row.code} ${row.year}`);
    for (const { field, message } of calendarFaults(row)) report(field, message.en);
  });
  return [...ofProvisions.issues, ...ofCalendars.issues];
}
