/** Whether two digits changed places, or one is another, missing or too many: what typing does to a number of four digits or more. */
export function isDigitSlip(one: string, two: string): boolean {
  if (Math.min(one.length, two.length) < 4) return false;
  if (one.length === two.length) {
    const apart = [...one].flatMap((digit, at) => (digit === two[at] ? [] : [at]));
    const [first = 0, second = 0] = apart;
    return (
      apart.length === 1 ||
      (apart.length === 2 && second === first + 1 && one[first] === two[second] && one[second] === two[first])
    );
  }
  const [longer, shorter] = one.length > two.length ? [one, two] : [two, one];
  const at = [...longer].findIndex((digit, place) => digit !== shorter[place]);
  return longer.slice(0, at) + longer.slice(at + 1) === shorter;
}
