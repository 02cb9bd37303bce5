import { JOURS, type Jour } from './reglage.ts'

const HEURE_MS = 3_600_000
const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
  weekday: 'long',
})
const EN_ANGLAIS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A moment as clocks in Paris tell it. */
function readParis(date: Date): { jour: string; heure: number; semaine: Jour } {
  const lu = Object.fromEntries(FORMAT.formatToParts(date).map(({ type, value }) => [type, value]))
  return {
    jour: `${lu.year}-${lu.month}-${lu.day}`,
    heure: Number(lu.hour),
    semaine: JOURS[EN_ANGLAIS.indexOf(lu.weekday ?? '')] ?? 'lundi',
  }
}

/** When digests leave. */
export interface Horaire {
  /** Day of the week; `null`: every day. */
  jour: Jour | null
  /** Hour of Paris. */
  heure: number
}

/**
 * The last moment at which a digest was to leave, and the day it is named after. A server stopped at that moment sends
 * it late rather than not at all.
 */
export function dernierDepart({ jour, heure }: Horaire, maintenant: Date): { moment: Date; periode: string } {
  // Whole hours back, at most a week and the hour that a change of season adds.
  const debut = Math.floor(maintenant.getTime() / HEURE_MS) * HEURE_MS
  for (let recul = 0; recul <= 24 * 7 + 1; recul += 1) {
    const moment = new Date(debut - recul * HEURE_MS)
    const lu = readParis(moment)
    if (lu.heure === heure && (jour === null || lu.semaine === jour)) return { moment, periode: lu.jour }
  }
  // The hour that spring takes away: that week, the day before is taken.
  return dernierDepart({ jour, heure: (heure + 23) % 24 }, maintenant)
}
