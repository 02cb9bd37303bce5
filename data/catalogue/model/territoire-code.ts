/** INSEE département code of any form in use (`035`, `35`, `02A`, `2a`, `971`), or `null`. `00` is never a key. */
export function parseDepartement(text: string): string | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^0(?=[0-9][0-9AB]$)/, '')
  if (code === '620') return '2A'
  if (code === '720') return '2B'
  if (/^[1-9]$/.test(code)) return `0${code}`
  return /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[46-9])$/.test(code) && code !== '20' ? code : null
}

/** Shape-checked commune code (five characters, Corsica's letter included), or `null`. */
export function parseCodeCommune(text: string): string | null {
  const code = text.trim().toUpperCase().padStart(5, '0')
  return /^(\d{5}|2[AB]\d{3})$/.test(code) && code !== '00000' ? code : null
}
