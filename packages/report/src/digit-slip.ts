/** The noughts that both numbers end in: £40,000 is no slip of £60,000. */
const ROUND = /^(\d+?)(0*) (\d+?)\2$/;

/** Whether two digits changed places, or one is another, missing or too many: what typing does to a number of four digits or more. */
export function isDigitSlip(first: string, second: string): boolean {
  const [, one = first, , two = second] = ROUND.exec(`${first} ${second}`) ?? [];
  if (Math.min(one.length, two.length) < 4) return false;
  if (one.length === two.length) {
    const apart = [...one].flatMap((digit, at) => (digit === two[at] ? [] : [at]));
    const [here = 0, next = 0] = apart;
    return (
      apart.length === 1 ||
      (apart.length === 2 && next === here + 1 && one[here] === two[next] && one[next] === two[here])
    );
  }
  const [longer, shorter] = one.length > two.length ? [one, two] : [two, one];
  const at = [...longer].findIndex((digit, place) => digit !== shorter[place]);
  return longer.slice(0, at) + longer.slice(at + 1) === shorter;
}
