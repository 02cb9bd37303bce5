import { z } from 'zod'

/** French text with no-break spaces before `: ; ? ! % »` and after `«`, so that no line starts with them. */
export const withNoBreakSpaces = (text: string): string =>
  text.replace(/ (?=[:;?!%»])/g, '\u00a0').replace(/« /g, '«\u00a0')

/** A sentence shown to readers: typed with ordinary spaces in the declarations, published with no-break ones. */
export const phraseSchema = (min: number) => z.string().min(min).transform(withNoBreakSpaces)
