import { LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { nombre, part } from '../../data/mots/nombre.ts'
import type { ProgrammePublie } from '../contract/programmes.ts'
import { type Html, html } from '../documentation/html.ts'

/** Programmes in which schools of the territory take part; nothing when no list names any. */
export function programmes(publies: readonly ProgrammePublie[]): Html | null {
  const actifs = publies.filter(({ participation }) => (participation?.participants ?? 0) > 0)
  if (actifs.length === 0) return null
  return html`<section><h2>${LIBELLES_COMPOSANTE.experimentations}</h2><div class="defile"><table class="table-simple">
<thead><tr><th scope="col">Programme</th><th scope="col">Période</th><th scope="col" class="nombre">Participants, sur les établissements visés</th></tr></thead>
<tbody>${actifs.map(
    ({ libelle, operateur, periode, participation }) =>
      html`<tr><th scope="row">${libelle} <span class="note">${operateur}</span></th><td>${periode}</td><td class="nombre">${participation && write(participation)}</td></tr>`,
  )}</tbody></table></div></section>`
}

const write = ({ participants, vises }: NonNullable<ProgrammePublie['participation']>): string =>
  `${nombre(participants)} sur ${nombre(vises)}${vises > 0 ? ` (${part(participants / vises)})` : ''}`
