import type { Text } from '#foundation/language.ts'
import { Choice, TextArea } from '#ui/field.tsx'
import type { Item } from './item.ts'

/** The questions as fields; every one may be left out. */
export function ItemFields({
  items,
  audience,
  values = {},
}: {
  items: readonly Item[]
  audience: Text
  values?: Readonly<Record<string, number | string>>
}) {
  return (
    <>
      {items.map(({ key, ask, options }) =>
        options ? (
          <Choice
            name={`i_${key}`}
            label={ask}
            row={options.length < 4 || options.length > 8}
            value={values[key] === undefined ? undefined : String(values[key])}
            options={options.map(({ value, label }) => ({ value: String(value), label }))}
          />
        ) : (
          <TextArea name={`i_${key}`} label={ask} audience={audience} value={values[key]?.toString()} />
        ),
      )}
    </>
  )
}
