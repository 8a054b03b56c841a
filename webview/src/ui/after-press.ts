import { useEffect, useRef } from 'preact/hooks';

/**
 * Runs work at once, or while a pointer is pressed after it is let go: what appears as a field is left must not move the
 * button that is being pressed.
 */
export function useAfterPress(): (work: () => void) => void {
  const pressed = useRef(false);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
    };
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
    };
  }, []);
  return (work) => {
    if (!pressed.current) return work();
    // The click follows the letting go.
    window.addEventListener('pointerup', () => window.setTimeout(work), { once: true });
  };
}
