/** The theme's colours, as a canvas takes them. */
export interface Ink {
  readonly back: string;
  readonly strong: string;
  readonly dim: string;
  readonly hair: string;
  readonly bad: string;
  readonly badText: string;
  readonly font: string;
}

/** Reads the colours of the page where `element` is: a canvas knows no variables and no mixtures of them. */
export function inkOf(element: HTMLElement): Ink {
  const probe = document.createElement('i');
  element.append(probe);
  const { fontFamily } = getComputedStyle(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const ink = {
    back: colour('vscode-editor-background'),
    strong: colour('strong'),
    dim: colour('dim'),
    hair: colour('hair'),
    bad: colour('bad'),
    badText: colour('bad-text'),
    font: fontFamily,
  };
  probe.remove();
  return ink;
}
