export interface Instruction {
  word: string;
  rest: string;
}

export interface Stage {
  name: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile as ours is written: one instruction a line. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const [word = '', ...words] = line.split(' ');
    const rest = words.join(' ');
    if (word === 'FROM')
      stages.push({ name: / AS (\w+)$/.exec(rest)?.[1] ?? 'last', instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}
