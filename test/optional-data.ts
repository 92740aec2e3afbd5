import { existsSync } from 'node:fs';

/** Where real documents and published vectors lie on a machine that has them. They are not part of this project. */
const FOLDER = new URL('../../shared/', import.meta.url);

/** The file's URL, or undefined where the data is not there: the test is then skipped, and says so in its title. */
export function optionalData(path: string): URL | undefined {
  const url = new URL(path, FOLDER);
  return existsSync(url) ? url : undefined;
}
