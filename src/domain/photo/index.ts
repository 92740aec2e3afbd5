export { stripPlace } from './strip-place.ts';
export type { PictureKind } from './strip-place.ts';
