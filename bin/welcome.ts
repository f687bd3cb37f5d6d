import type { Store } from '#foundation/database.ts'
import type { Settings } from '#foundation/environment.ts'

/** Says what to open and how to sign in. */
export async function welcome(_store: Store, settings: Settings, _key: Buffer): Promise<void> {
  console.log(`\nAlongside is at ${settings.origin}\n`)
}
