import { useEffect, useState } from 'preact/hooks'
import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { compte, nombre, nombreCourt } from '../../../data/mots/nombre.ts'
import type { IndicateurPublie } from '../../../server/contract/indicateurs.ts'
import type {
  Provenance,
  ProvenanceEtablissement,
  UniteDeProvenance,
} from '../../../server/contract/provenance.ts'
import { enFichier, pageEtablissement } from '../../api/adresses-fiches.ts'
import { read } from '../../api/client.ts'
import { ecrireReponse } from '../../format/reponse.ts'
import { catalogue } from '../../state/catalogue.ts'
import { provenance as lue } from '../../state/explication.ts'

/** Every unit behind a number, with the file and the line of each reading. */
export function Unites({ provenance }: { provenance: Provenance | ProvenanceEtablissement }) {
  const indicateur = catalogue.value.get(provenance.indicateur)
  const ecole = 'provenance' in provenance
  const premieres = ecole ? (provenance.provenance ? [provenance.provenance] : []) : provenance.resultats
  const total = ecole ? premieres.length : provenance.total
  const { unites, suite, lireSuite } = usePages(premieres, ecole ? null : provenance.suivant)
  if (premieres.length === 0) return null
  const adresse = lue.etat.value.adresse
  return (
    <section>
      <h3>Valeur par valeur, jusqu’à la ligne du fichier</h3>
      <div class="defile">
        <table class="unites">
          <caption class="hors-ecran">Unités dont le chiffre est fait</caption>
          <thead>
            <tr>
              <th scope="col">Qui</th>
              <th scope="col">Valeur</th>
              <th scope="col">Fichier et ligne</th>
            </tr>
          </thead>
          <tbody>
            {unites.map((unite) => (
              <tr key={unite.code}>
                <th scope="row">
                  {/^\d{7}[A-Z]$/.test(unite.code) ? (
                    <a href={pageEtablissement(unite.code)}>{unite.nom}</a>
                  ) : (
                    unite.nom
                  )}
                  <span class="note code"> {unite.code}</span>
                </th>
                <td>{writeUnite(unite, indicateur)}</td>
                <td>{writeOrigines(unite)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {suite && (
        <p class="unites-suite">
          <button type="button" class="bouton" onClick={lireSuite}>
            Afficher la suite
          </button>
          <span class="note">
            {nombre(unites.length)} sur {compte(total, 'unité', 'unités')}
          </span>
        </p>
      )}
      {!ecole && adresse && (
        <p class="note">
          <a href={enFichier(sansLimite(adresse), 'csv')}>Télécharger toutes les lignes (CSV)</a>
        </p>
      )}
    </section>
  )
}

const sansLimite = (adresse: string): string => adresse.replace(/&?limit=\d+/, '')

/** Units read so far; the rest comes page by page, when asked. */
function usePages(premieres: readonly UniteDeProvenance[], suivant: string | null) {
  const [pages, setPages] = useState({ unites: premieres, suite: suivant })
  useEffect(() => setPages({ unites: premieres, suite: suivant }), [premieres, suivant])
  const readSuite = async () => {
    if (!pages.suite) return
    const page = await read<Provenance>(pages.suite, new AbortController().signal)
    setPages({ unites: [...pages.unites, ...page.resultats], suite: page.suivant })
  }
  return { ...pages, lireSuite: readSuite }
}

function writeUnite(unite: UniteDeProvenance, indicateur: IndicateurPublie | undefined): string {
  if (unite.valeur === null || !indicateur)
    return LIBELLES_STATUT[unite.statut].court || LIBELLES_STATUT[unite.statut].long
  const ecrite = ecrireReponse({ ...unite, unite: indicateur.unite }, indicateur.mesure)
  if (unite.numerateur === null || unite.denominateur === null) return ecrite
  return `${ecrite} (${nombreCourt(unite.numerateur, 1)} ÷ ${nombreCourt(unite.denominateur, 1)})`
}

const writeOrigines = ({ origines }: UniteDeProvenance): string =>
  origines
    .map(({ import_id, ligne }) => {
      if (import_id === null) return 'absent des fichiers'
      return ligne === null ? `fichier n° ${import_id}` : `fichier n° ${import_id}, ligne ${nombre(ligne)}`
    })
    .filter((texte, i, tous) => tous.indexOf(texte) === i)
    .join(' ; ')
