import { sendKeys } from '@web/test-runner-commands';

/** A hand that types fast, but no scanner. */
const MS_PER_KEY = 60;

/** Types with real keys. All at once they would be a scanner's, and be taken out of the field again. */
export async function typeByHand(typed: string): Promise<void> {
  for (const character of typed) {
    await sendKeys({ type: character });
    await new Promise((resolve) => setTimeout(resolve, MS_PER_KEY));
  }
}
