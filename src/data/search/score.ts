/**
 * How well a customer matches what was typed, as one number: twice how many terms match exactly, and one more where names,
 * codes and phones match all of them as well as anything does. Who is found by a part of their e-mail comes behind who is called so.
 */
export function scoreFor(exactTerms: number, isByName: boolean): number {
  return exactTerms * 2 + (isByName ? 1 : 0);
}

/** Before any term was looked at. */
export const NO_TERMS = scoreFor(0, true);
/** On top for whose whole name was typed: as much as one more term that matches exactly. */
export const WHOLE_NAME = scoreFor(1, false);

/**
 * How well one term matches, 0 where it does not: exactly before by a beginning, and of these by a weak word last.
 *
 * @param level - 0, 1 by a beginning, 2 exactly.
 * @param weakLevel - The same by weak words.
 */
export function rankFor(level: number, weakLevel: number): number {
  return Math.max(level * 2, weakLevel * 2 - 1, 0);
}

/** The score with a term more, which matches so; -1 where it does not. */
export function withTerm(score: number, rank: number): number {
  if (rank === 0) return -1;
  const counted = rank >= rankFor(0, 2) ? score + scoreFor(1, false) : score;
  const isByName = rank % 2 === 0;
  return isByName ? counted : counted - (counted % 2);
}
