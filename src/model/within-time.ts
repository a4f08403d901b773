/** What the work comes to; throws where it does not end within so many milliseconds. */
export async function withinTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError('not finished in the time of this call')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lambda would have ended the call. */
class LateError extends Error {
  override readonly name = 'LateError';
}
