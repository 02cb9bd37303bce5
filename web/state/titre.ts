import { computed } from '@preact/signals'
import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { majuscule } from '../format/texte.ts'
import { conditions } from './conditions.ts'
import { campagne, filtres, intitule, niveau } from './donnees.ts'

/** What the view shows, in one line. */
export const titre = computed(() =>
  intitule.value
    ? `${intitule.value.libelle} par ${MOTS_NIVEAU[niveau.value].singulier}`
    : 'L’observatoire ouvert du numérique éducatif',
)

/** When, and about which schools. */
export const soustitre = computed(() => {
  const { type, secteur, education_prioritaire } = filtres.value
  const parts = [
    campagne.value && majuscule(libelleCampagne(campagne.value)),
    type !== 'tous' && LIBELLES_TYPE[type as keyof typeof LIBELLES_TYPE]?.pluriel,
    secteur !== 'tous' && `secteur ${LIBELLES_SECTEUR[secteur as keyof typeof LIBELLES_SECTEUR]}`,
    education_prioritaire.length > 0 &&
      education_prioritaire.map((r) => (r === 'aucune' ? 'hors réseau' : r)).join(' et '),
    ...conditions.value.map(({ libelle, phrase }) => `${libelle} : ${phrase}`),
  ]
  return parts.filter((part) => part).join(' · ')
})
