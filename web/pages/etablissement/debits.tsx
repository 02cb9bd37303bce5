import { compte } from '../../../data/mots/nombre.ts'
import { nomOfUnites } from '../../../data/mots/unites.ts'
import { valeurAvecUnite } from '../../../data/mots/valeur.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'
import { Croisement } from '../../components/fiche/graphique-mesure.tsx'
import { valeursDe } from '../../format/groupes.ts'
import { ecrireReponse } from '../../format/reponse.ts'
import { catalogue } from '../../state/catalogue.ts'
import { dernieres, membres } from '../../state/fiche-etablissement.ts'

/** What the commune allows, as its sources measure it; the first known is enough. */
const POTENTIELS = ['techno_ftth', 'potentiel_1000', 'potentiel_100', 'part_locaux_raccordables']
const CONSTATES = ['debit_constate_median', 'debit_souscrit_median', 'type_acces']

/** What the place allows against what the school has: whether it could have better now. */
export function Debits({ fiche }: { fiche: EtablissementDetail }) {
  const lues = (ids: readonly string[]) =>
    ids.flatMap(
      (id) => dernieres.value.find((valeur) => valeur.indicateur === id && valeur.valeur !== null) ?? [],
    )
  const [potentiels, constates] = [lues(POTENTIELS), lues(CONSTATES)]
  const croisement = dernieres.value.find(({ indicateur }) => indicateur === 'quadrant_debit')
  if (potentiels.length === 0 && constates.length === 0) return null
  const classe = typeof croisement?.valeur === 'string' ? croisement.valeur : null
  return (
    <section aria-labelledby="titre-debits">
      <h2 id="titre-debits">Débit possible et débit constaté</h2>
      <div class="mesures">
        <article class="mesure">
          <dl class="debits">
            <div>
              <dt>Dans la commune de {fiche.commune.nom}</dt>
              {potentiels.slice(0, 2).map((valeur) => (
                <dd key={valeur.indicateur}>
                  <strong>
                    {typeof valeur.valeur === 'number' && valeurAvecUnite(valeur.valeur, valeur.unite)}
                  </strong>{' '}
                  {valeur.libelle}
                </dd>
              ))}
              {potentiels.length === 0 && <dd>Rien n’est publié.</dd>}
            </div>
            <div>
              <dt>Dans l’établissement</dt>
              {constates.map((valeur) => (
                <dd key={valeur.indicateur}>
                  <strong>
                    {ecrireReponse(valeur, catalogue.value.get(valeur.indicateur)?.mesure ?? null)}
                  </strong>{' '}
                  {valeur.libelle}
                </dd>
              ))}
              {constates.length === 0 && (
                <dd>Aucun débit n’est communiqué : l’écart ne peut pas être mesuré.</dd>
              )}
            </div>
          </dl>
          {classe === 'fort_lent' && (
            <p class="message">
              La commune est fibrée et l’établissement est lent : un raccordement est possible dès maintenant.
            </p>
          )}
        </article>
        {classe && <Place classe={classe} fiche={fiche} />}
      </div>
    </section>
  )
}

/** Where the school stands in the crossing, among the schools it is compared with. */
function Place({ classe, fiche }: { classe: string; fiche: EtablissementDetail }) {
  const mesure = catalogue.value.get('quadrant_debit')?.mesure
  const groupe = membres.value
  if (mesure?.genre !== 'repartition' || !groupe) return null
  const rangs = valeursDe(groupe, 'quadrant_debit')
  if (rangs.length < GROUPE_MIN) return null
  const repartition = Object.fromEntries(
    mesure.classes.map(({ id }, rang) => [id, rangs.filter((autre) => autre === rang).length]),
  )
  const nom = nomOfUnites('etablissement', fiche.type)
  const sienne = mesure.classes.find(({ id }) => id === classe)?.libelle ?? classe
  return (
    <article class="mesure">
      <header>
        <h3>Sa place dans le croisement</h3>
        <p class="etiquette">
          Parmi {compte(rangs.length, nom.singulier, nom.pluriel)} dont les deux débits sont connus
        </p>
      </header>
      <Croisement
        repartition={repartition}
        mesure={mesure}
        ici={classe}
        resume={`Cet établissement : ${sienne}. Dans chaque case, combien d’établissements de même type.`}
      />
    </article>
  )
}

/** Fewest schools among which a place means something. */
const GROUPE_MIN = 4
