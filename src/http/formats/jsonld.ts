/** JSON-LD: the records as a graph whose nodes are their URLs. */
import type { JsonLd } from '../../schema/formats.ts';
import { contextFor } from './jsonld-context.ts';
import { actorNode, annotationNode, articleNode, claimNode, eventNode, sourceNode } from './jsonld-nodes.ts';
import { provenanceNodes } from './jsonld-provenance.ts';
import type { Content, Kind } from './format.ts';
import type { Node, Url } from './jsonld-parts.ts';

type Writer = (record: never, url: Url, subject?: string) => Node[];

const setNodes = (set: Readonly<Record<string, unknown>>, url: Url): Node[] => {
  const each = (name: string, write: Writer): Node[] => ((set[name] ?? []) as never[]).flatMap((record) => write(record, url));
  return [
    ...articleNode(set.article as never, url),
    ...each('sources', sourceNode),
    ...each('actors', actorNode),
    ...each('events', eventNode),
    ...each('claims', claimNode),
  ];
};

const writers: Readonly<Record<Exclude<Kind, 'jobs' | 'jobItems' | 'changes' | 'feed'>, Writer>> = {
  articles: articleNode,
  sources: sourceNode,
  actors: actorNode,
  events: eventNode,
  claims: claimNode,
  mentions: annotationNode,
  set: setNodes,
  provenance: provenanceNodes,
};

export function writeJsonLd({ kind, records, subject }: Content, base: string): string {
  const url: Url = (resource, id) => `${base}/v1/${resource}/${id}`;
  const write = writers[kind as keyof typeof writers] as (record: unknown, url: Url, subject?: string) => Node[];
  const about = subject && url(subject.resource, subject.id);
  const document: JsonLd = {
    '@context': contextFor(base),
    '@graph': records.flatMap((json) => write(JSON.parse(json), url, about)),
  };
  return JSON.stringify(document);
}
