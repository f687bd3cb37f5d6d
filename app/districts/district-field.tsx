import type { Text } from '#foundation/language.ts'
import { TextField } from '#ui/field.tsx'
import { type District, districtLabel } from './district.ts'
import { districtWords } from './districts.words.ts'

/** Choosing one of 60 districts by typing: the browser's own suggestions, and the server reads whatever was typed. */
export function DistrictField({
  name,
  districts,
  value,
  label,
  audience,
  optional,
}: {
  name: string
  districts: readonly District[]
  value: number | null | undefined
  label?: Text
  audience?: Text
  optional?: boolean
}) {
  const chosen = districts.find((district) => district.number === value)
  return (
    <TextField
      name={name}
      label={label ?? districtWords.district}
      hint={districtWords.hint}
      audience={audience}
      optional={optional}
      value={chosen ? districtLabel(chosen) : ''}
      suggestions={districts.map(districtLabel)}
      width="medium"
    />
  )
}
