export const command = { about: '', help: '', async run(_args: string[]) {} }
