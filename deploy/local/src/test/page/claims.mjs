// Runs claims one after the other and says which hold; those that do not are told at the end, and fail the run.

/**
 * @param claims functions by what they claim
 * @param only if given, a part of the claims' names to run
 */
export async function prove(claims, only = '') {
  const broken = [];
  for (const [claim, check] of Object.entries(claims)) {
    if (!claim.includes(only)) continue;
    try {
      await check();
      console.log(`ok ${claim}`);
    } catch (error) {
      broken.push(`not ok ${claim}: ${error.stack}`);
    }
  }
  if (broken.length > 0) throw new Error(`\n${broken.join('\n')}`);
}
