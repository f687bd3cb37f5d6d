import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#foundation/environment.ts'

/** The files the rules look at: path from the project's folder → content. A test hands in a small one. */
export type Tree = ReadonlyMap<string, string>

/** What a rule found. An error stops the check; a question is for a person to think about. */
export interface Finding {
  readonly kind: 'error' | 'question'
  readonly file: string
  readonly line?: number
  /** What is the matter and how it is mended, as one would say it to a new colleague. */
  readonly says: string
}

export const error = (file: string, says: string, line?: number): Finding => ({ kind: 'error', file, says, line })
export const question = (file: string, says: string, line?: number): Finding => ({
  kind: 'question',
  file,
  says,
  line,
})

const folders = ['app', 'bench', 'bin', 'database', 'foundation', 'journeys', 'tools', 'ui']

/** Reads every file of ours that is code or explains code. */
export function readTree(): Tree {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.*`),
    { cwd: projectRoot },
  )
  return new Map(files.sort().map((file) => [toSlashes(file), readFileSync(path.join(projectRoot, file), 'utf8')]))
}

const toSlashes = (file: string) => file.split(path.sep).join('/')

/** How many lines a file has. */
export const lineCount = (content: string): number => content.split('\n').length - (content.endsWith('\n') ? 1 : 0)

/** The line, from 1, on which a place in a text is. */
export const lineAt = (content: string, index: number): number => content.slice(0, index).split('\n').length

export const isCode = (file: string): boolean => /\.tsx?$/.test(file)
export const isTest = (file: string): boolean => file.endsWith('.test.ts')

/** The room a file lies in: "app/people/person.ts" → "people"; undefined outside rooms. */
export const roomOf = (file: string): string | undefined => /^app\/([^/]+)\//.exec(file)?.[1]
