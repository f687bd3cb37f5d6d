// Loaded before the tests of a mutant: hands them one module with one thing changed. The file itself stays as it is.
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const given = process.env.MUTANT
if (given) {
  const { file, start, end, becomes } = JSON.parse(given) as {
    file: string
    start: number
    end: number
    becomes: string
  }
  const wanted = pathToFileURL(file).href
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (url !== wanted) return loaded
      const source = String(loaded.source)
      return { ...loaded, source: source.slice(0, start) + becomes + source.slice(end) }
    },
  })
}
