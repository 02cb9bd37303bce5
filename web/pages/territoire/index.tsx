import { useSignalEffect } from '@preact/signals'
import { COMPOSANTES } from '../../../data/catalogue/model/composante.ts'
import { Erreur, SansDonnees, Squelette } from '../../components/etats.tsx'
import { ExportsTerritoire } from '../../components/exports.tsx'
import { LocalesTerritoire, SECTION_LOCALES } from '../../components/fiche/donnees-locales.tsx'
import { Explication } from '../../components/fiche/explication.tsx'
import { Sommaire } from '../../components/fiche/sommaire.tsx'
import { wait } from '../../state/attendre.ts'
import { etat, indicateurs } from '../../state/donnees.ts'
import { lieu, perimetre, synthese, territoire } from '../../state/fiche-territoire.ts'
import { Introuvable } from '../fiche-introuvable.tsx'
import { ChiffresCles } from './chiffres-cles.tsx'
import { Comparaisons } from './comparaisons.tsx'
import { SectionComposante } from './composante.tsx'
import { Ecoles } from './ecoles.tsx'
import { ChoixPerimetre } from './perimetre.tsx'
import { Programmes } from './programmes.tsx'
import { Qualite } from './qualite.tsx'
import { SECTIONS } from './sections.ts'
import { Tete } from './tete.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> => wait([territoire, synthese, indicateurs])

/** All that is known of a territory: who is responsible, the numbers and what they are worth, its schools. */
export function Page() {
  const { donnees: fiche, erreur } = territoire.etat.value
  useSignalEffect(() => {
    const nom = territoire.etat.value.donnees?.nom
    if (nom) document.title = `${nom} : numérique éducatif – Cartable`
  })
  if (etat.etat.value.donnees && etat.etat.value.donnees.publication === null) {
    return (
      <main class="page-message">
        <SansDonnees />
      </main>
    )
  }
  if (!lieu.value || erreur?.status === 404) return <Introuvable quoi="territoire" erreur={erreur} />
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={territoire.reload} />
      </main>
    )
  }
  return (
    <main class="page-fiche" aria-busy={synthese.etat.value.phase === 'attente'}>
      {fiche ? <Tete fiche={fiche} /> : <Squelette lignes={5} />}
      <ChoixPerimetre />
      <ExportsTerritoire />
      <Corps />
      <Explication />
    </main>
  )
}

function Corps() {
  const { donnees, erreur } = synthese.etat.value
  if (erreur) return <Erreur erreur={erreur} retry={synthese.reload} />
  if (!donnees || !perimetre.value) return <Squelette lignes={16} />
  const locales = territoire.etat.value.donnees?.donnees_locales ?? []
  return (
    <>
      <Sommaire sections={locales.length > 0 ? [...SECTIONS, SECTION_LOCALES] : SECTIONS} />
      <ChiffresCles />
      {COMPOSANTES.filter((composante) => composante !== 'experimentations').map((composante) => (
        <SectionComposante key={composante} composante={composante} />
      ))}
      <Programmes />
      <Comparaisons />
      <Ecoles />
      <Qualite synthese={donnees} />
      <LocalesTerritoire jeux={locales} />
    </>
  )
}
