export { measurePicture } from './measure-picture.ts';
export { bandsOf, printPicture } from './print-picture.ts';
export type { PicturePrint } from './print-picture.ts';
export { fitWithin, scalePicture } from './scale-picture.ts';
export type { Pixels } from './scale-picture.ts';
export { stripPlace } from './strip-place.ts';
export type { PictureKind } from './strip-place.ts';
