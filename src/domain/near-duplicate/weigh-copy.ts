/** Texts shorter than this, in characters that count, are not compared: two sentences look alike too easily. */
export const LEAST_LETTERS = 150;
/** A text is shown as alike from this share of its own prints on. */
const LEAST_SHARE = 0.1;
/** And only with so many prints in common, some fifty characters. */
const LEAST_PRINTS = 14;
/** From here on most of it is somebody else's. */
const RED_SHARE = 0.6;

/** How much alike: the share, and the light that a reviewer sees; undefined below what is worth a look. */
export function weighCopy(shared: number, own: number): { readonly share: number; readonly light: 'yellow' | 'red' } | undefined {
  const share = own === 0 ? 0 : shared / own;
  if (shared < LEAST_PRINTS || share < LEAST_SHARE) return undefined;
  return { share, light: share >= RED_SHARE ? 'red' : 'yellow' };
}
