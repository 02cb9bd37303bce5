import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE } from '../../../data/catalogue/model/etablissement.ts'
import type { Retenue } from '../../../data/mots/valeur-ecole.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../../server/contract/etablissements.ts'
import { Choix } from '../../components/choix.tsx'
import { CRITERES_SEMBLABLES } from '../../format/groupes.ts'
import { groupe, situables, valeursRetenues } from '../../state/fiche-etablissement.ts'
import { Autour } from './autour.tsx'
import { SansReponse } from './sans-reponse.tsx'
import { Valeur } from './valeur.tsx'

/** Every value of the school, by component, each placed among other schools. */
export function Indicateurs({ fiche }: { fiche: EtablissementDetail }) {
  const retenues = valeursRetenues.value.filter(({ valeur }) => !valeur.indicateur.startsWith('programme_'))
  return (
    <>
      {situables.value.length > 0 && <ChoixGroupe fiche={fiche} />}
      {COMPOSANTES.map((composante) => {
        const siennes = retenues.filter(({ valeur }) => valeur.composante === composante)
        if (siennes.length === 0) return null
        return (
          <section key={composante} id={composante} aria-labelledby={`titre-${composante}`}>
            <h2 id={`titre-${composante}`}>{LIBELLES_COMPOSANTE[composante]}</h2>
            <div class="mesures">
              {siennes.filter(isMontree).map(({ valeur, muette }) => (
                <Valeur key={valeur.indicateur} valeur={valeur} muette={muette} fiche={fiche} />
              ))}
            </div>
            <SansReponse
              fiche={fiche}
              valeurs={siennes.filter((r) => isPropre(r) && !isMontree(r)).map(({ valeur }) => valeur)}
            />
            {(['commune', 'academie'] as const).map((grain) => (
              <Autour
                key={grain}
                fiche={fiche}
                valeurs={siennes.map(({ valeur }) => valeur).filter((valeur) => valeur.grain === grain)}
              />
            ))}
          </section>
        )
      })}
    </>
  )
}

type Montree = Retenue<ValeurEtablissement>
const isPropre = ({ valeur }: Montree): boolean => valeur.grain === 'etablissement'
const isMontree = (retenue: Montree): boolean => isPropre(retenue) && retenue.valeur.valeur !== null

function ChoixGroupe({ fiche: { type, commune, departement, academie } }: { fiche: EtablissementDetail }) {
  return (
    <section class="perimetre" aria-label="À qui l’établissement est comparé">
      <Choix
        titre={`Comparer aux ${LIBELLES_TYPE[type].pluriel} de`}
        options={[
          { valeur: 'commune', libelle: commune.nom },
          { valeur: 'departement', libelle: departement.nom },
          ...(academie ? [{ valeur: 'academie' as const, libelle: `Académie : ${academie.nom}` }] : []),
          { valeur: 'semblables', libelle: 'Établissements semblables' },
        ]}
        valeur={groupe.value}
        choose={(choisi) => {
          groupe.value = choisi
        }}
      />
      {groupe.value === 'semblables' && <p class="note">Semblables : {CRITERES_SEMBLABLES}.</p>}
    </section>
  )
}
