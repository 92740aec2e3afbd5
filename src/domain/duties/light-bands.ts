import { addDays, type Day } from '#base/day';
import type { Light, Standing } from '#model/duty';

/** The duties of one standing that fall due from one day to another (both included) and show one light; without `from`, however long ago. */
export interface LightBand {
  readonly light: Light;
  readonly standing: Standing;
  readonly from?: Day;
  readonly to: Day;
}

/** Every light that duties due until a day show today, most urgent first: red past the due day unless handed in; yellow within so many days of it; else green; done. */
export const lightBands = (today: Day, yellowDays: number, until: Day): readonly LightBand[] => [
  { light: 'red', standing: 'open', to: addDays(today, -1) },
  { light: 'yellow', standing: 'open', from: today, to: addDays(today, yellowDays) },
  { light: 'green', standing: 'open', from: addDays(today, yellowDays + 1), to: until },
  { light: 'green', standing: 'handed-in', to: until },
  { light: 'done', standing: 'done', to: until },
];

/** The light of one thing among these bands; what is due after all of them is done or green. */
export const lightOf = (due: Day, standing: Standing, bands: readonly LightBand[]): Light =>
  bands.find((band) => band.standing === standing && (band.from === undefined || band.from <= due) && due <= band.to)?.light ?? (standing === 'done' ? 'done' : 'green');
