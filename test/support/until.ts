/** Resolves once `isTrue()` is, looked at again and again; the test's own time limit is the only one. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
}
