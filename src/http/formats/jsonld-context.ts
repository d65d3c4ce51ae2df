/**
 * The context of all JSON-LD, whole in each document, so that nothing has to be fetched to read it. Terms without a prefix are
 * schema.org's; chains are PROV-O's, evidence is Web Annotation's, and what none of them has leads to the field's description in
 * the OpenAPI document.
 */
const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const typed = (id: string, type: string) => ({ '@id': id, '@type': `xsd:${type}` });

export const contextFor = (base: string) => ({
  '@version': 1.1,
  '@vocab': 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  whence: { '@id': `${base}/openapi.json#/components/schemas/`, '@prefix': true },
  id: '@id',
  type: '@type',
  url: iri('https://schema.org/url'),
  sameAs: iri('https://schema.org/sameAs'),
  stance: iri('whence:Claim/properties/stance'),
  status: iri('whence:Event/properties/status'),
  eventType: iri('whence:Event/properties/type'),
  role: iri('whence:Participant/properties/role'),
  start: typed('oa:start', 'nonNegativeInteger'),
  end: typed('oa:end', 'nonNegativeInteger'),
  quoteSha256: 'whence:Evidence/properties/quoteSha256',
  textSha256: 'whence:Article/properties/text',
  edtf: 'whence:Time/properties/edtf',
  negated: 'whence:Claim/properties/negated',
  hedged: 'whence:Claim/properties/hedged',
  direct: 'whence:Claim/properties/direct',
  cue: 'whence:ChainLink/properties/cue',
  rule: 'whence:Mention/properties/rule',
  participation: 'whence:Event/properties/participants',
  intensity: 'whence:Event/properties/intensity',
});
