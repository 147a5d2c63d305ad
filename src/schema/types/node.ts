import { node, nodes } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { askedNodes } from '../reading.ts';
import { NodeRef } from '../refs.ts';

builder.queryFields((t) => ({
  node: t.field({
    type: NodeRef,
    nullable: true,
    description: 'One row by its global id; null when there is none that the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { id }, context, info) => node(context, askedNodes(info), id),
  }),
  nodes: t.field({
    type: [NodeRef],
    nullable: { list: true, items: true },
    description: 'Rows by their global ids, in the order asked for, at most 100; null where there is none to see.',
    extensions: { readsCatalog: true, maxItems: 100 },
    args: { ids: t.arg.idList({ required: true, description: 'Global ids, at most 100.' }) },
    resolve: (_root, { ids }, context, info) => nodes(context, askedNodes(info), ids),
  }),
}));
