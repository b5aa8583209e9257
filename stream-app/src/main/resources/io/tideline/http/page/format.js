// Figures as text. What is undefined is N/A, never 0.

export const UNDEFINED = 'N/A';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export function count(value) {
  return isMissing(value) ? UNDEFINED : whole.format(value);
}

export function percent(ratio, digits = 1) {
  return isMissing(ratio) ? UNDEFINED : `${(100 * ratio).toFixed(digits)} %`;
}

/** An amount as the API gives it, decimal text; short for large ones. */
export function money(amount, currency, digits = 0) {
  if (isMissing(amount)) return UNDEFINED;
  return new Intl.NumberFormat('en-GB', {
    style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
  }).format(Number(amount));
}

/** The change from one value to another: points for ratios, percent for all else; undefined if it cannot be told. */
export function change(now, before, isRatio) {
  if (isMissing(now) || isMissing(before)) return undefined;
  if (isRatio) {
    const points = 100 * (now - before);
    return { direction: Math.sign(round1(points)), text: `${signed(points)} pts` };
  }
  if (Number(before) === 0) return undefined;
  const percents = (100 * (now - before)) / before;
  return { direction: Math.sign(round1(percents)), text: `${signed(percents)} %` };
}

/** A date such as 2026-11-05 as 5 Nov 2026; `short` without the year, `month` without the day. */
export function day(isoDate, style = 'medium') {
  const [year, month, dayOfMonth] = isoDate.split('-').map(Number);
  if (style === 'month') return `${MONTHS[month - 1]} ${year}`;
  return `${dayOfMonth} ${MONTHS[month - 1]}${style === 'short' ? '' : ` ${year}`}`;
}

/** An instant in the zone of the store. */
export function instant(iso, timeZone, withTime = true) {
  if (isMissing(iso)) return UNDEFINED;
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone,
  });
  const part = Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  const date = day(`${part.year}-${part.month}-${part.day}`);
  return withTime ? `${date}, ${part.hour}:${part.minute}:${part.second}` : date;
}

export function age(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 2) return 'just now';
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  return `${Math.round(seconds / 3600)} h ago`;
}

/** A word of the contract, such as MOBILE_APP or full-price, for people. */
export function words(code) {
  const text = String(code).replaceAll('_', ' ').replaceAll('-', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function isMissing(value) {
  return value === null || value === undefined || value === '' || Number.isNaN(value);
}

function signed(value) {
  const rounded = round1(value);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : '±'}${Math.abs(rounded).toFixed(1)}`;
}

function round1(value) {
  return Math.round(value * 10) / 10;
}
