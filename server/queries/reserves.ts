import { CAMPAGNE_REFERENTIEL, libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { compte, nombre, part } from '../../data/mots/nombre.ts'
import { enumerate } from '../../data/mots/texte.ts'
import type { Avertissement } from '../contract/enveloppe.ts'
import { rupturesBetween } from './evolution.ts'
import type { Publication } from './publication.ts'

/** A number, as far as its caveats go. */
export interface Chiffre {
  indicateur: string
  campagne: string | null
  statut: Statut
  couverture: number | null
}

/** Names quoted in one sentence; the answer itself has them all. */
const NOMS_MAX = 4

function cite(noms: readonly string[]): string {
  const reste = noms.length - NOMS_MAX
  return enumerate(reste <= 1 ? noms : [...noms.slice(0, NOMS_MAX), compte(reste, 'autre', 'autres')])
}

/**
 * What must be known before trusting numbers shown together: too few answers, several campaigns side by side, a newer
 * campaign set aside. Empty when nothing is fragile.
 */
export const reservesOf = (publication: Publication, chiffres: readonly Chiffre[]): Avertissement[] => [
  ...couvertures(chiffres),
  ...melees(chiffres.flatMap(({ campagne }) => campagne ?? [])),
  ...anterieures(publication, chiffres),
]

/** Too few answers, indicator by indicator. */
export function couvertures(chiffres: readonly Chiffre[]): Avertissement[] {
  const fragiles = new Map<string, number[]>()
  for (const { indicateur, statut, couverture } of chiffres) {
    if (statut !== 'couverture_insuffisante') continue
    const parts = fragiles.get(indicateur) ?? []
    parts.push(couverture ?? 0)
    fragiles.set(indicateur, parts)
  }
  if (fragiles.size === 0) return []
  const noms = [...fragiles].map(([id, parts]) => {
    const combien = parts.length > 1 ? `${nombre(parts.length)} fois, au pire ` : ''
    return `${libelleOf(id)} (${combien}${part(Math.min(...parts))} de réponses)`
  })
  const message = `Trop peu de réponses pour ${cite(noms)} : ces valeurs sont fragiles et ne sont jamais classées.`
  return [{ code: 'couverture_insuffisante', message }]
}

const libelleOf = (id: string): string => `« ${findIndicateur(id)?.libelle ?? id} »`

/** Numbers of several campaigns do not describe the same year. @param campagnes those shown together. */
export function melees(campagnes: readonly string[]): Avertissement[] {
  const datees = [...new Set(campagnes)].filter((campagne) => campagne !== CAMPAGNE_REFERENTIEL).sort()
  if (datees.length < 2) return []
  const message = `Les valeurs viennent de plusieurs campagnes (${enumerate(datees.map(libelleCampagne))}) : chacune décrit la sienne.`
  return [{ code: 'campagnes_melees', message }]
}

/** A newer campaign exists, which too few have answered to be shown first. */
function anterieures({ campagnes, campagneParDefaut }: Publication, chiffres: readonly Chiffre[]) {
  const servies = new Map(chiffres.map(({ indicateur, campagne }) => [indicateur, campagne]))
  const noms = [...servies].flatMap(([id, campagne]) => {
    const derniere = campagnes.get(id)?.at(-1)
    const isServie = campagne !== null && campagne === campagneParDefaut.get(id)
    return isServie && derniere && derniere > campagne
      ? [`${libelleOf(id)} (${libelleCampagne(derniere)})`]
      : []
  })
  if (noms.length === 0) return []
  const message = `Une campagne plus récente existe, à laquelle trop peu ont répondu dans le pays pour être montrée d’office : ${cite(noms)}.`
  return [{ code: 'campagne_anterieure', message }]
}

/** The question or the method changed between two campaigns that are compared. */
export const changementsDeMethode = (indicateur: Indicateur, de: string, a: string): Avertissement[] =>
  rupturesBetween(indicateur, de, a).map(({ campagne, motif }) => ({
    code: 'methode_changee',
    message: `La question ou la méthode a changé entre ces campagnes (${libelleCampagne(campagne)}) : ${motif}`,
  }))
