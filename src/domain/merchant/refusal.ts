import { type ErrorCode, isRegularsError, RegularsError } from '../errors.js';
import { type Judgement, rejected } from './judgement.js';

/** A judgement, in which rules further down may refuse. */
export function judged(judge: () => Judgement): Judgement {
  try {
    return judge();
  } catch (error) {
    if (isRegularsError(error)) return rejected(error.code, error.message);
    throw error;
  }
}

/** Ends a judgement. The message names no person and repeats no value. */
export function refuse(code: ErrorCode, message: string): never {
  throw new RegularsError(code, message);
}
