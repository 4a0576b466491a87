import type { Seen } from './look.ts';

/** One line for each screen and language, then what is wrong. */
export function printReport(seen: readonly Seen[]): void {
  console.log('\n| screen | language | pictures | stops | problems |\n|---|---|---|---|---|');
  for (const { screen, language, pictures, stops, problems } of seen)
    console.log(`| ${screen} | ${language} | ${pictures} | ${stops} | ${problems.length} |`);
  const sum = (of: (each: Seen) => number) => seen.reduce((all, each) => all + of(each), 0);
  const pictures = sum((each) => each.pictures);
  const problems = sum((each) => each.problems.length);
  console.log(`\n${seen.length} screens, ${pictures} pictures, ${problems} problems.`);
}
