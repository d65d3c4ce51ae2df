/**
 * Dictionary forms. What the treebanks and the list of irregular forms know is looked up by form and class; the rest
 * follows the rules for English endings, choosing among spellings ("rate" or "rat" for "rated") the one that is a known verb.
 */

/** What lemmas are looked up in. */
export interface LemmaWords {
  /** "form class" → lemma. */
  readonly lemmas: ReadonlyMap<string, string>;
  readonly verbs: ReadonlySet<string>;
}

/** Classes that share lemmas; other tags leave a word as it is. */
export type LemmaClass = 'verb' | 'noun' | 'name' | 'degree' | 'other';

/** The class of a Penn tag. */
export function lemmaClass(tag: string): LemmaClass {
  if (tag.startsWith('VB') || tag === 'MD') return 'verb';
  if (tag === 'NN' || tag === 'NNS') return 'noun';
  if (tag === 'NNP' || tag === 'NNPS') return 'name';
  return /^(?:JJ|RB)[RS]$/.test(tag) ? 'degree' : 'other';
}

const vowel = /[aeiouy]/;

/** A stem without its ending "-ed" or "-ing" to the likeliest verb. */
function verbOfStem(stem: string, verbs: ReadonlySet<string>): string {
  const last = stem.charAt(stem.length - 1);
  const doubled = stem.length > 2 && last === stem.charAt(stem.length - 2) && !vowel.test(last);
  const single = stem.slice(0, -1);
  if (verbs.has(stem)) return stem;
  if (verbs.has(`${stem}e`)) return `${stem}e`;
  if (doubled && verbs.has(single)) return single;
  if (doubled) return /[lszf]$/.test(stem) ? stem : single;
  if (/^[^aeiou]+[aeiou][bdgklmnprtvz]$/.test(stem)) return `${stem}e`;
  const wantsE =
    /(?:[^aeiou][aeiou][cgkvz]|oic|ieg|[rln][cgsv]|[aeiou]s|[dg]g|at|[aeiou]v|[^aeiou][lrn]v|iz|ur|[^aeiou]l|u|[^aeo]id|ar?g|ibut|itut|mut|olv)$/;
  return wantsE.test(stem) && !/(?:[eo]at|[^aeiou][lr]l|ss)$/.test(stem) ? `${stem}e` : stem;
}

function verbLemma(form: string, tag: string, verbs: ReadonlySet<string>): string {
  if (tag === 'VBZ' || (tag === 'VB' && form.endsWith('s') && !verbs.has(form) && verbs.has(form.slice(0, -1)))) {
    if (/[^aeiou]ies$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`;
    if (/(?:s|x|z|ch|sh|o)es$/.test(form)) return verbs.has(form.slice(0, -1)) ? form.slice(0, -1) : form.slice(0, -2);
    return form.endsWith('s') && !form.endsWith('ss') ? form.slice(0, -1) : form;
  }
  if (form.endsWith('ing') && vowel.test(form.slice(0, -3)) && tag === 'VBG') return verbOfStem(form.slice(0, -3), verbs);
  if (form.endsWith('ied') && form.length > 4) return `${form.slice(0, -3)}y`;
  if (form.endsWith('ed') && vowel.test(form.slice(0, -2)) && tag !== 'VB') return verbOfStem(form.slice(0, -2), verbs);
  return form;
}

function nounLemma(form: string): string {
  if (form.length < 4 || !form.endsWith('s')) return /[a-z]men$/.test(form) ? `${form.slice(0, -3)}man` : form;
  if (form.endsWith('ies') && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(form)) return form.slice(0, -2);
  return /(?:ss|us|is)$/.test(form) ? form : form.slice(0, -1);
}

function degreeLemma(form: string): string {
  const ending = /(?:er|est)$/.exec(form);
  if (ending === null) return form;
  const stem = form.slice(0, ending.index);
  if (/[^aeiou]i$/.test(stem)) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[aeiou][cgv]|[rn][cg]|[^aeiouwy][aeiou]s|[^aeiou]l|iv|[ui]t|ur|af)$/.test(stem) ? `${stem}e` : stem;
}

/** Gives the lemma of a lower-case form under a Penn tag. */
export function lemmaOf(form: string, tag: string, words: LemmaWords): string {
  const known = words.lemmas.get(`${form} ${tag}`) ?? words.lemmas.get(`${form} ${lemmaClass(tag)}`);
  return known ?? ruleLemma(form, tag, words.verbs);
}

/** The lemma by the rules for endings alone. */
export function ruleLemma(form: string, tag: string, verbs: ReadonlySet<string>): string {
  switch (lemmaClass(tag)) {
    case 'verb':
      return verbLemma(form, tag, verbs);
    case 'noun':
      return tag === 'NNS' ? nounLemma(form) : form;
    case 'degree':
      return degreeLemma(form);
    default:
      return form;
  }
}
