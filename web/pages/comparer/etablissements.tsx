import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE } from '../../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { ComparaisonEtablissements } from '../../../server/contract/comparaison-etablissements.ts'
import type { Trouvaille } from '../../../server/contract/recherche.ts'
import { pageEtablissement } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { addEcole, COMPARES_MAX, comparaisonEcoles, retirerEcole, uais } from '../../state/comparaison.ts'
import { Ajout } from './ajout.tsx'
import { Compares } from './compares.tsx'
import { IndicateurEcoles } from './indicateur-ecoles.tsx'

/** Two to six schools side by side: same indicators, same campaigns, same scales. */
export function Etablissements() {
  const { donnees, erreur, phase } = comparaisonEcoles.etat.value
  return (
    <>
      <ChoixEtablissements lues={donnees?.etablissements ?? []} />
      {erreur && <Erreur erreur={erreur} retry={comparaisonEcoles.reload} />}
      {uais.value.length < 2 && <p class="message">Choisissez au moins deux établissements.</p>}
      {phase === 'attente' && !donnees && <Squelette lignes={14} />}
      {donnees && <Corps comparaison={donnees} />}
    </>
  )
}

const isEtablissement = (trouvaille: Trouvaille): trouvaille is Trouvaille =>
  trouvaille.genre === 'etablissement'

function ChoixEtablissements({ lues }: { lues: ComparaisonEtablissements['etablissements'] }) {
  return (
    <section aria-label="Établissements comparés">
      <Compares
        liste={uais.value.map((uai) => {
          const lue = lues.find((ecole) => ecole.uai === uai)
          return {
            cle: uai,
            nom: lue?.nom ?? uai,
            note: lue ? `${majuscule(LIBELLES_TYPE[lue.type].singulier)}, ${lue.commune.nom}` : '',
            href: pageEtablissement(uai),
            retirer: () => retirerEcole(uai),
          }
        })}
      />
      {uais.value.length < COMPARES_MAX ? (
        <Ajout
          libelle="Ajouter un établissement"
          exemple="Nom ou UAI"
          admet={isEtablissement}
          add={({ code }) => addEcole(code)}
        />
      ) : (
        <p class="note">Six établissements au plus : retirez-en un pour en choisir un autre.</p>
      )}
    </section>
  )
}

function Corps({ comparaison: lue }: { comparaison: ComparaisonEtablissements }) {
  const connus = lue.indicateurs.filter(
    ({ indicateur, valeurs }) =>
      !indicateur.startsWith('programme_') && valeurs.some(({ valeur }) => valeur !== null),
  )
  return (
    <>
      {connus.length === 0 && <p class="message">Aucune réponse n’est connue de ces établissements.</p>}
      {COMPOSANTES.map((composante) => {
        const siens = connus.filter((indicateur) => indicateur.composante === composante)
        if (siens.length === 0) return null
        return (
          <section key={composante} aria-labelledby={`titre-${composante}`}>
            <h2 id={`titre-${composante}`}>{LIBELLES_COMPOSANTE[composante]}</h2>
            <div class="mesures">
              {siens.map((indicateur) => (
                <IndicateurEcoles
                  key={indicateur.indicateur}
                  compare={indicateur}
                  noms={nomsDistincts(lue.etablissements)}
                />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

/** Names by which the schools can be told apart: many share theirs. */
function nomsDistincts(ecoles: ComparaisonEtablissements['etablissements']): string[] {
  const essais = [
    ecoles.map(({ nom }) => nom),
    ecoles.map(({ nom, commune }) => `${nom}, ${commune.nom}`),
    ecoles.map(({ nom, uai }) => `${nom} (${uai})`),
  ]
  return essais.find((noms) => new Set(noms).size === noms.length) ?? []
}
