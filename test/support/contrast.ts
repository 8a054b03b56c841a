import type { Page } from 'playwright-core';

/** Text of the page with less contrast to what is behind it than `least` (4.5 is WCAG AA); disabled controls aside. */
export function faintText(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((limit) => {
    type Colour = readonly [number, number, number, number];
    const parse = (text: string): Colour => {
      const parts = text.match(/[\d.e-]+/g)?.map(Number) ?? [0, 0, 0, 0];
      const [r = 0, g = 0, b = 0, a = 1] = parts;
      const scale = text.startsWith('color(') ? 1 : 255;
      return [r / scale, g / scale, b / scale, a];
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const light = ([r, g, b]: Colour) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element: Element): Colour => {
      const under = element.parentElement ? behind(element.parentElement) : ([1, 1, 1, 1] as const);
      return over(parse(getComputedStyle(element).backgroundColor), under);
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || element.closest('script, [disabled], .heard, kbd') !== null) continue;
      if (!element.checkVisibility()) continue;
      const back = behind(element);
      const front = over(parse(getComputedStyle(element).color), back);
      const [a, b] = [light(front), light(back)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < limit) found.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return found;
  }, least);
}
