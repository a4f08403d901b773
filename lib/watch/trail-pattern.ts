/** Calls about a trail, by name or ARN; it is called `trailName` where its selectors change, else `name`. */
export function ofTrail(trailName: string) {
  const names = [trailName, { suffix: `:trail/${trailName}` }];
  return [{ requestParameters: { name: names } }, { requestParameters: { trailName: names } }];
}
