/** How strong a tie is: its events, and their mean intensity. */

/** The mean to two digits; nothing of nothing. */
export const meanOf = (total: number, count: number): { meanIntensity?: number } =>
  count === 0 ? {} : { meanIntensity: Math.round((total / count) * 100) / 100 };
