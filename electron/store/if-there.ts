/**
 * What is done with a file or folder that may not be there; null when it is not.
 * Whatever else goes wrong is thrown as it comes.
 */
export async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
