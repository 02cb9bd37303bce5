import { useSignalEffect } from '@preact/signals'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'
import { Erreur, SansDonnees, Squelette } from '../../components/etats.tsx'
import { ExportsEtablissement } from '../../components/exports.tsx'
import { LocalesEcole, SECTION_LOCALES } from '../../components/fiche/donnees-locales.tsx'
import { Explication } from '../../components/fiche/explication.tsx'
import { Sommaire } from '../../components/fiche/sommaire.tsx'
import { wait } from '../../state/attendre.ts'
import { etat, indicateurs } from '../../state/donnees.ts'
import { etablissement } from '../../state/fiche-etablissement.ts'
import { Introuvable } from '../fiche-introuvable.tsx'
import { Completude } from './completude.tsx'
import { Debits } from './debits.tsx'
import { Identite } from './identite.tsx'
import { Indicateurs } from './indicateurs.tsx'
import { SiteEtFiliation } from './liens.tsx'
import { Participations } from './participations.tsx'
import { Voisins } from './voisins.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> => wait([etablissement, indicateurs])

/** All that is known of a school, where it comes from, and how it stands beside the others. */
export function Page() {
  const { donnees, erreur } = etablissement.etat.value
  useSignalEffect(() => {
    const lue = etablissement.etat.value.donnees
    if (lue) document.title = `${lue.nom} (${lue.uai}), ${lue.commune.nom} – Cartable`
  })
  if (etat.etat.value.donnees && etat.etat.value.donnees.publication === null) {
    return (
      <main class="page-message">
        <SansDonnees />
      </main>
    )
  }
  if (erreur?.status === 404 || erreur?.status === 400)
    return <Introuvable quoi="établissement" erreur={erreur} />
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={etablissement.reload} />
      </main>
    )
  }
  return (
    <main class="page-fiche" aria-busy={!donnees}>
      {donnees ? (
        <>
          <Identite fiche={donnees} />
          <ExportsEtablissement uai={donnees.uai} />
          <Sommaire sections={sectionsOf(donnees)} />
          <SiteEtFiliation fiche={donnees} />
          <Completude fiche={donnees} />
          <Debits fiche={donnees} />
          <Indicateurs fiche={donnees} />
          <Participations />
          <LocalesEcole jeux={donnees.donnees_locales} />
          <Voisins fiche={donnees} />
          <Explication />
        </>
      ) : (
        <Squelette lignes={20} />
      )}
    </main>
  )
}

/** Sections that the page of this school has. */
const sectionsOf = ({ valeurs, donnees_locales }: EtablissementDetail): (readonly [string, string])[] => [
  ['completude', 'Complétude'],
  ...COMPOSANTES.filter(
    (id) => id !== 'experimentations' && valeurs.some(({ composante }) => composante === id),
  ).map((id) => [id, LIBELLES_COMPOSANTE[id]] as const),
  ['programmes', 'Programmes'],
  ...(donnees_locales.length > 0 ? [SECTION_LOCALES] : []),
]
