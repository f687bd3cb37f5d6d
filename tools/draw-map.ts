/** Draws docs/map.md. */
export function drawMap(): string {
  return ''
}
