import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { LICENCES } from '../../data/catalogue/model/source.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import type { Avertissement, Enveloppe, SourceCitee } from '../contract/enveloppe.ts'
import type { ImportLu, Publication } from './publication.ts'

const DEMONSTRATION: Avertissement = {
  code: 'demonstration',
  message: 'Données de démonstration : les valeurs sont inventées et ne décrivent aucun établissement réel.',
}
const AUCUNE_DONNEE: Avertissement = {
  code: 'aucune_publication',
  message: 'Aucune donnée n’est encore publiée sur cette instance.',
}

/** Narrows the sources an answer quotes. */
export interface Citation {
  sources: readonly string[]
  /** Only this campaign of them; all of them when absent. */
  campagne?: string | null
}

/** Envelope of an answer: which publication, under which licence, from which sources, with which caveats. */
export function enveloppeOf(
  publication: Publication,
  citation: Citation,
  avertissements: Avertissement[] = [],
): Enveloppe {
  const communs = publication.id === 0 ? [AUCUNE_DONNEE] : publication.demonstration ? [DEMONSTRATION] : []
  return {
    publication: publication.id || null,
    demonstration: publication.demonstration,
    licence: { ...LICENCES['licence-ouverte-2.0'] },
    sources: cite(publication.imports, citation),
    avertissements: [...communs, ...avertissements].map(({ code, message }) => ({
      code,
      message: withNoBreakSpaces(message),
    })),
    citation: citationOf(publication),
  }
}

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })

/** How to quote an answer; `null` outside of a request or without data. */
function citationOf({ id, cree_le, demonstration, permalien }: Publication): Enveloppe['citation'] {
  if (!cree_le || !permalien) return null
  const nature = demonstration ? ' (données de démonstration)' : ''
  const texte = `Cartable, observatoire ouvert du numérique éducatif, publication n° ${id} du ${JOUR.format(cree_le)}${nature}.`
  return { texte, permalien }
}

function cite(imports: readonly ImportLu[], { sources, campagne }: Citation): SourceCitee[] {
  const retenus = imports.filter(
    (lu) =>
      sources.includes(lu.source) &&
      (!campagne || lu.campagne === campagne || lu.campagne === CAMPAGNE_REFERENTIEL),
  )
  return retenus.flatMap((lu) => {
    const fiche = findSource(lu.source)
    if (!fiche) return []
    return {
      id: fiche.id,
      titre: fiche.titre,
      producteur: fiche.producteur,
      url: fiche.url,
      licence: { ...LICENCES[fiche.licence] },
      campagne: lu.campagne === CAMPAGNE_REFERENTIEL ? null : lu.campagne,
      date_import: lu.fin?.toISOString() ?? null,
      sha256: lu.sha256,
    }
  })
}
