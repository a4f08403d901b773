/** Where the next page begins; throws where that is where this one began, since such a walk never ends. */
export function nextPage(after: string | undefined, next: string | undefined): string | undefined {
  if (next === undefined || next !== after) return next;
  throw new Error(`the store goes on with the page that it just gave, after '${next}'; its paging is broken`);
}
