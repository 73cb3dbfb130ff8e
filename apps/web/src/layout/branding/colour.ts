const HEX = /^#[0-9a-f]{6}$/i;
const DARKER = 0.8;

/** What white letters need on it to be read (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

export const isColour = (text: unknown): text is string =>
  typeof text === 'string' && HEX.test(text);

/** 1 to 21, as WCAG 2.2 defines it; both colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The same with a fifth of black in it. */
export const shaded = (colour: string): string =>
  `#${channels(colour)
    .map((value) =>
      Math.round(value * DARKER)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
