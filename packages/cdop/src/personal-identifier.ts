/** Whether a reference looks like something that names a person: an NHS number, a date or a postcode. */
export function isPersonal(reference: string): boolean {
  return isNhsNumber(reference) || DATE.test(reference) || POSTCODE.test(reference);
}

const DATE = /(?:^|\D)(?:(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)?\d\d)(?:\D|$)/;
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?-?\d[A-Z]{2}$/i;

/** Ten digits of which the last checks the others: weighted from 10 to 2 and all ten, they sum to a multiple of 11. */
function isNhsNumber(reference: string): boolean {
  const digits = reference.replace(/[-./]/g, "");
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * Math.max(1, 10 - index), 0);
  return sum % 11 === 0;
}
