import { words } from '#foundation/language.ts'

/** How long what a pair wrote is kept, where a program says so. */
export const keptSettingWords = words({
  daysKept: {
    en: 'Days after a partnership ends until what the two wrote is destroyed',
    fr: 'Jours après la fin d’un partenariat jusqu’à la destruction de ce que les deux ont écrit',
  },
  daysKeptHint: {
    en: 'From 30 to 365; 90 unless you have a reason. Both are told. It can no longer be changed once the program has started or a pair has been introduced.',
    fr: 'De 30 à 365; 90, sauf si vous avez une raison. Les deux en sont informés. Ce nombre ne change plus dès que le programme a commencé ou qu’une paire a été mise en relation.',
  },
  daysSaid: {
    en: 'This was said to people already, and stays as it is: the program has started, or a pair has been introduced.',
    fr: 'Ceci a déjà été annoncé, et reste tel quel : le programme a commencé, ou une paire a été mise en relation.',
  },
})
