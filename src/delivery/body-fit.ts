/** Whether a body is what a callback documents; `unjudged` where nobody can tell. */
export type BodyFit = 'fits' | 'breaks' | 'unjudged'

/** Those whose documented body it is; where it is nobody's, those of whom nobody can tell. */
export function listFitting<Candidate>(
  candidates: readonly Candidate[],
  fitOf: (candidate: Candidate) => BodyFit,
): readonly Candidate[] {
  const fits = candidates.map(fitOf)
  const best: BodyFit = fits.includes('fits') ? 'fits' : 'unjudged'
  return candidates.filter((_, index) => fits[index] === best)
}
