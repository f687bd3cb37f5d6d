import { existsSync, renameSync } from 'node:fs'
import {
  findRecipient,
  keepRecipient,
  makeRecoveryKey,
  markOf,
  readCode,
  recoveryFile,
} from '#database/backup/recovery.ts'
import { readSettings, SettingError } from '#foundation/environment.ts'
import { readOptions, UsageError } from '../options.ts'
import { readSecret } from '../typed.ts'

export const command = {
  about: 'Make the recovery key: prints the code that opens every backup, once, for two sheets of paper.',
  help: `bin/alongside recovery-key [--new | --check]

Prints the recovery code. It is not kept here and cannot be shown again: write it down twice, or print it twice, and give
the two sheets to two officers who keep them in two places. What stays (KEY_FILE.recovery) can only close backups.

  --check  asks for a code, and says whether it is the right one for the backups made now. For the yearly look.
  --new    makes another key, for instance when a sheet was lost. Backups made before still need the old code.`,
  async run(args: string[]) {
    const { values } = readOptions(args, { new: { type: 'boolean' }, check: { type: 'boolean' } })
    if (values.new && values.check) throw new UsageError('Either --new or --check.')
    const { keyFile } = readSettings()
    if (values.check) return check(keyFile)
    const file = recoveryFile(keyFile)
    if (existsSync(file) && !values.new)
      throw new SettingError(
        `There is a recovery key already (${file}). Its code is on two sheets of paper. If both are lost: bin/alongside recovery-key --new`,
      )
    const { code, recipient } = await makeRecoveryKey()
    if (existsSync(file)) renameSync(file, `${file}.until-${new Date().toISOString().slice(0, 10)}`)
    keepRecipient(keyFile, recipient)
    console.log(sheet(code, recipient))
  },
}

async function check(keyFile: string): Promise<void> {
  const recipient = findRecipient(keyFile)
  if (!recipient) throw new SettingError('There is no recovery key yet. Make one: bin/alongside recovery-key')
  const typed = await readCode(await readSecret('The recovery code, as it stands on the paper: '))
  if (typed.recipient !== recipient)
    throw new SettingError(
      `That is the code of ${markOf(typed.recipient)}; backups made now are sealed to ${markOf(recipient)}. Look for the other paper.`,
    )
  console.log(`Right: this code opens the backups that are made now (${markOf(recipient)}).`)
}

/** The sheet of paper: in groups of four, for whoever copies it by hand. */
function sheet(code: string, recipient: string): string {
  const groups = code.replace('AGE-SECRET-KEY-1', '').match(/.{1,4}/g) ?? []
  const lines = [groups.slice(0, 5), groups.slice(5, 10), groups.slice(10)].map((line) => `    ${line.join(' ')}`)
  return `
  Alongside: recovery code, marked ${markOf(recipient)}

    AGE-SECRET-KEY-1
${lines.join('\n')}

  Whoever has this code and a backup can read everything in it.
  Whoever has lost it can open no backup, and nobody can help them.
  Two sheets, two officers, two places. It is not kept on this computer.

  To see that a sheet is right:  bin/alongside recovery-key --check
`
}
