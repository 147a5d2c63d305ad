import { eq, sql } from 'drizzle-orm';
import { domains } from '../../tables/domains.ts';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { productScenarios, products } from '../../tables/products.ts';
import { proposals } from '../../tables/proposals.ts';
import { resourceItems, resources } from '../../tables/resources.ts';
import {
  needMatches,
  needMatchItems,
  scenarioDomains,
  scenarioFindings,
  scenarioNeeds,
  scenarios,
} from '../../tables/scenarios.ts';
import {
  byCodePoint,
  byRelevance,
  chineseYear,
  defineNoun,
  handedIn,
  linked,
  ofOrganization,
  relation,
  rowFacet,
} from '../noun.ts';
import { jurisdiction } from './bodies.ts';

export const scenarioNoun = defineNoun('Scenario', scenarios, (s) => ({
  fields: {
    id: s.id,
    code: s.code,
    title: s.title,
    description: s.description,
    jurisdiction: jurisdiction(s),
    issuedAt: s.issuedAt,
    modifiedAt: s.modifiedAt,
    status: s.status,
    revision: s.revision,
  },
  relations: {
    domains: linked('list', 'Domain', domains, {
      from: sql`${scenarioDomains} x`,
      where: sql`x.scenario_id = ${s.id}`,
      id: sql`x.domain_id`,
    }),
    proposal: relation(
      'one',
      'Proposal',
      proposals,
      (p) => sql`${p.subjectId} = ${s.id} and ${p.subjectType} = 'Scenario'`,
    ),
    history: relation('page', 'Event', events, (e) => sql`${e.subjectType} = 'Scenario' and ${e.subjectId} = ${s.id}`),
    owner: relation('one', 'Organization', organizations, (o) => eq(o.id, s.ownerId)),
    needs: relation('page', 'ScenarioNeed', scenarioNeeds, (n) => eq(n.scenarioId, s.id)),
    resources: linked('page', 'Resource', resources, {
      from: sql`${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id`,
      where: sql`n.scenario_id = ${s.id}`,
      id: sql`m.resource_id`,
    }),
    products: linked('page', 'Product', products, {
      from: sql`${productScenarios} x`,
      where: sql`x.scenario_id = ${s.id}`,
      id: sql`x.product_id`,
    }),
    findings: relation('page', 'ScenarioFinding', scenarioFindings, (f) => eq(f.scenarioId, s.id)),
  },
  filters: {
    jurisdictionCode: s.jurisdictionCode,
    modifiedYear: chineseYear(s.modifiedAt),
    hasResource: { anyOf: 'resources' },
    hasProduct: { anyOf: 'products' },
  },
  facets: {
    domain: rowFacet('domains', domains, (d) => ({ value: d.code, label: d.name })),
    jurisdiction: { kind: 'column', value: s.jurisdictionCode, label: s.jurisdictionName },
    year: { kind: 'column', value: chineseYear(s.modifiedAt) },
    status: { kind: 'column', value: s.status },
    hasResource: { kind: 'presence', relation: 'resources' },
    hasProduct: { kind: 'presence', relation: 'products' },
  },
  own: { owner: ofOrganization(s.ownerId), review: handedIn('Scenario', s.id) },
  sorts: {
    relevance: byRelevance,
    modifiedAt: s.modifiedAt,
    issuedAt: s.issuedAt,
    title: byCodePoint(s.title),
    code: byCodePoint(s.code),
  },
  listOrder: byCodePoint(s.code),
}));

export const needNoun = defineNoun('ScenarioNeed', scenarioNeeds, (n) => {
  /** Counts published resources only, whoever asks: the word means the same to everyone. */
  const isMet = sql`exists (select 1 from ${needMatches} m join ${resources} met on met.id = m.resource_id
      where m.need_id = ${n.id} and met.status = 'published')`;
  return {
    fields: {
      id: n.id,
      position: n.position,
      title: n.title,
      description: n.description,
      importance: n.importance,
      isMet,
    },
    relations: {
      scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, n.scenarioId)),
      substituteFor: relation('one', 'ScenarioNeed', scenarioNeeds, (other) => eq(other.id, n.substituteForId)),
      matches: relation('page', 'NeedMatch', needMatches, (m) => eq(m.needId, n.id)),
      resources: linked('page', 'Resource', resources, {
        from: sql`${needMatches} m`,
        where: sql`m.need_id = ${n.id}`,
        id: sql`m.resource_id`,
      }),
      domains: linked('list', 'Domain', domains, {
        from: sql`${scenarioDomains} x join ${scenarioNeeds} own on own.scenario_id = x.scenario_id`,
        where: sql`own.id = ${n.id}`,
        id: sql`x.domain_id`,
      }),
    },
    filters: {},
    facets: {
      domain: rowFacet('domains', domains, (d) => ({ value: d.code, label: d.name })),
      importance: { kind: 'column', value: n.importance },
      isMet: { kind: 'flag', value: isMet },
    },
    sorts: {
      position: n.position,
      importance: sql`array_position(enum_range(null::need_importance), ${n.importance})`,
    },
    listOrder: n.position,
  };
});

export const matchNoun = defineNoun('NeedMatch', needMatches, (m) => ({
  fields: { id: m.id, justification: m.justification },
  relations: {
    need: relation('one', 'ScenarioNeed', scenarioNeeds, (n) => eq(n.id, m.needId)),
    resource: relation('one', 'Resource', resources, (r) => eq(r.id, m.resourceId)),
    items: relation('page', 'NeedMatchItem', needMatchItems, (i) => eq(i.matchId, m.id)),
  },
  filters: {},
  sorts: { createdAt: m.createdAt },
  listOrder: m.createdAt,
}));

export const matchItemNoun = defineNoun('NeedMatchItem', needMatchItems, (i) => {
  const position = sql`(select item.position from ${resourceItems} item where item.id = ${i.itemId})`;
  return {
    fields: { id: i.id, justification: i.justification },
    relations: {
      match: relation('one', 'NeedMatch', needMatches, (m) => eq(m.id, i.matchId)),
      item: relation('one', 'ResourceItem', resourceItems, (item) => eq(item.id, i.itemId)),
    },
    filters: {},
    sorts: { position },
    listOrder: position,
  };
});

export const findingNoun = defineNoun('ScenarioFinding', scenarioFindings, (f) => ({
  fields: { id: f.id, rule: f.rule, message: f.message, foundAt: f.foundAt },
  relations: {
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, f.scenarioId)),
    need: relation('one', 'ScenarioNeed', scenarioNeeds, (n) => eq(n.id, f.needId)),
    resource: relation('one', 'Resource', resources, (r) => eq(r.id, f.resourceId)),
  },
  filters: {},
  sorts: { foundAt: f.foundAt },
  listOrder: f.foundAt,
}));
