/** A secure web address, or nothing: whatever else somebody writes is shown as words and never becomes a link. */
export function secureLink(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' && !url.username && !url.password ? url : undefined
}
