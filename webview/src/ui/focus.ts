/** Handlers for an element that hear when the focus comes into it and when it leaves it. */
export function focusWithin(come: () => void, leave: () => void) {
  return {
    onFocusIn: (event: FocusEvent) => {
      if (!movesInside(event)) come();
    },
    onFocusOut: (event: FocusEvent) => {
      if (!movesInside(event)) leave();
    },
  };
}

/** Whether the focus moves between two elements inside the one that listens: then it neither came nor left. */
function movesInside({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget);
}
