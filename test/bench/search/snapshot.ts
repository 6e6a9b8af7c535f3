/** Keeps texts as files of this origin, for engines that store nothing themselves. */
export async function writeSnapshot(name: string, parts: Iterable<string>): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  for (const part of parts) await file.write(part);
  await file.close();
}

/** Null where none was written. */
export async function readSnapshot(name: string): Promise<string | null> {
  const folder = await navigator.storage.getDirectory();
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}
