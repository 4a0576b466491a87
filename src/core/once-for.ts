/**
 * The same function, which works out its answer once for each object it is asked about, for as long as that object is
 * kept. Only for objects that nobody changes, such as what was read of the register.
 */
export function onceFor<About extends object, Answer>(
  answer: (about: About) => Answer,
): (about: About) => Answer {
  const known = new WeakMap<About, { answer: Answer }>();
  return (about) => {
    const before = known.get(about);
    if (before !== undefined) return before.answer;
    const made = answer(about);
    known.set(about, { answer: made });
    return made;
  };
}
