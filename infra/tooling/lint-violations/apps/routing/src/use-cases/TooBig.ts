export default function tooBig(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1): number {
  if (a) if (b) if (c) if (d) if (e) return 1;
  return a && b && c && d && e && f && g && a && b && c && d && e && f && g && a && b;
}
export { tooBig as default };
