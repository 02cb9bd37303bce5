/** First letter in capital, the rest untouched. */
export const majuscule = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Made once: it takes some 2 ms, and pages write their dates again at each gesture. */
let jours: Intl.DateTimeFormat | null = null

/** A day, as `23 novembre 2026`; the text itself when it is not a date. */
export function jour(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  jours ??= new Intl.DateTimeFormat('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  })
  return jours.format(date).replace(/\b1 /, '1er ')
}

/** Lower case without accents: for comparing what is typed with what is shown. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** « A », « A et B », « A, B et C ». */
export const enumerate = (noms: readonly string[]): string =>
  noms.length < 2 ? noms.join('') : `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}`
