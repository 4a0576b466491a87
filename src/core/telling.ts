/** So many numbers are read for one request, of what was learned and of the register's texts: well below a millisecond. */
const mostNumbers = 640_000;
/** In the largest register a request of ten words still counts whole. */
const fewestFeatures = 64;

/**
 * How many features of one request are laid beside so many responsibilities. Only long requests to a company with
 * some thousands have more; then those that tell least are left out, since most responsibilities have them alike.
 */
export function mostFeatures(responsibilities: number): number {
  return Math.max(fewestFeatures, Math.floor(mostNumbers / Math.max(1, responsibilities)));
}

/** From which weight on there are `most`, or a few more where several weigh the same; 0 where there are fewer. */
export function weightOfMost(weights: Float32Array | Float64Array, most: number): number {
  return weights.length <= most ? 0 : (weights.toSorted()[weights.length - most] ?? 0);
}
