import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { parts, readManifest } from './opened.ts'

/** How long a backup is kept, in days. */
export const keptDays = 35

/**
 * Removes backups older than 35 days, so that what was erased is gone for good by then; and files named like ours that
 * have no list, once they are as old. The youngest one always stays.
 *
 * @param keysFolder where the keys lie, if apart
 * @returns how many backups went
 */
export function rotate(folder: string, keysFolder: string, now: Temporal.Instant): number {
  const limit = now.subtract({ hours: keptDays * 24 }).epochMilliseconds
  const stems = stemsIn(folder)
  const old = stems.slice(0, -1).filter((stem) => madeAt(path.join(folder, `${stem}.json`)) < limit)
  for (const stem of old) {
    rmSync(path.join(folder, `${stem}.json`))
    for (const part of parts)
      rmSync(path.join(part === 'data' ? folder : keysFolder, `${stem}.${part}.age`), { force: true })
  }
  for (const each of new Set([folder, keysFolder])) removeStrays(each, new Set(stems), limit)
  return old.length
}

/** The backups in a folder that were finished, oldest first. */
const stemsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^alongside-[\dT-]+Z\.json$/.test(name))
    .map((name) => name.replace('.json', ''))
    .sort()

function removeStrays(folder: string, finished: ReadonlySet<string>, limit: number): void {
  for (const name of readdirSync(folder)) {
    const stem = /^(alongside-[\dT-]+Z)\.(data|keys|housekey)\.age$/.exec(name)?.[1]
    const file = path.join(folder, name)
    if (stem && !finished.has(stem) && statSync(file).mtimeMs < limit) rmSync(file)
  }
}

/** A list that cannot be read is nobody's to remove. */
function madeAt(list: string): number {
  try {
    return Temporal.Instant.from(readManifest(list).manifest.madeAt).epochMilliseconds
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
