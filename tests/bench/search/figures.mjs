// Medians, 95th percentiles and tables.

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

export const median = (values) => quantile(values, 0.5);
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
export const spread = (values, unit = 1, digits = 1) =>
  `${(median(values) / unit).toFixed(digits)} / ${(quantile(values, 0.95) / unit).toFixed(digits)} / ${(Math.max(...values) / unit).toFixed(digits)}`;

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
