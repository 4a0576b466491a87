/** While a year is being typed it is one of long ago: nobody means that. */
const firstDay = '1990-01-01';

export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= firstDay;
}
