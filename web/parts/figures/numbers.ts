const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const large = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 31.25 in "%" → "31.3%"; 40 in "days" → "40 days". */
export function figureNumber(value: number, unit: string): string {
  const written = (Math.abs(value) >= 1000 ? large : number).format(value).replace('-', '−');
  if (unit === '%') return `${written}%`;
  return unit ? `${written} ${unit}` : written;
}
