/** GraphML (http://graphml.graphdrawing.org): a provenance graph for programs that draw and measure graphs. */
import type { Provenance } from '../../schema/provenance.ts';
import type { Content } from './format.ts';

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
/** Text as XML has it; control characters that XML has no room for are left out. */
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"]/g, (character) => entities[character]!);

const keys = {
  node: ['kind', 'name', 'sourceKind', 'named', 'published', 'origin'],
  edge: ['relation', 'claim', 'step', 'article', 'stance', 'cue'],
} as const;

const data = (kind: keyof typeof keys, record: Readonly<Record<string, unknown>>): string =>
  keys[kind]
    .filter((key) => record[key] !== undefined)
    .map((key) => `<data key="${key}">${escape(String(record[key]))}</data>`)
    .join('');

/** Writes one graph; evidence stays out, since GraphML has no lists. */
export function writeGraphMl({ records }: Content): string {
  const { event, nodes, edges } = JSON.parse(records[0]!) as Provenance;
  const declared = (['node', 'edge'] as const).flatMap((kind) =>
    keys[kind].map((key) => `<key id="${key}" for="${kind}" attr.name="${key}" attr.type="string"/>`),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declared,
    `<graph id="${escape(event.id)}" edgedefault="directed">`,
    ...nodes.map((node) => `<node id="${escape(node.id)}">${data('node', node)}</node>`),
    ...edges.map((edge) => `<edge source="${escape(edge.from)}" target="${escape(edge.to)}">${data('edge', edge)}</edge>`),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}
