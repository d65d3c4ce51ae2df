/**
 * When two addresses mean one article: without fragment and without the parameters by which links are tracked, which name no
 * page; the order of the others does not matter.
 */
const tracking = /^(utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_cid|mc_eid|cmpid|ref_src)$/i;

/** The key of an address, or '' where there is none. Takes a valid http(s) address. */
export function urlKey(url: string | undefined): string {
  if (url === undefined) return '';
  const { host, pathname, searchParams } = new URL(url);
  const kept = [...searchParams].filter(([name]) => !tracking.test(name)).map((pair) => pair.map(encodeURIComponent).join('='));
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return `${host.replace(/^www\./, '')}${path}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`;
}
