import { constants } from 'node:os'

/** How this process stops once it serves; until then, and in any other command, it ends at once. */
let kindly: (() => Promise<void>) | undefined
let toldAt: number | undefined

/** Ctrl-C, a supervisor's word and a closed terminal are heard from the first moment. */
export function listenForStop(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => hear(signal))
}

/** From now on being told to stop runs `stop` to its end. Told again, it ends at once. */
export function stopBy(stop: () => Promise<void>): void {
  kindly = stop
}

/** npm, its shell and a supervisor may each pass the same word on, so what comes within a second is one. */
function hear(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  const now = performance.now()
  if (toldAt !== undefined && now - toldAt < 1000) return
  const again = toldAt !== undefined
  toldAt = now
  if (!kindly || again) process.exit(128 + constants.signals[signal])
  kindly().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
